import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { type Casemapping, type Folded, fold } from "#core/irc/casemapping";
import { defaultIsupport, type Isupport } from "#core/irc/isupport";
import { chunkModes, writeModes } from "#core/irc/modes";
import { isChannelName, isNick } from "#core/irc/names";
import {
  ensureChannel,
  findChannel,
  setChannelAutoJoin,
  wantedChannels,
} from "#core/networks/channels";
import type { NetworkState } from "../host/messages.ts";
import type {
  IrcNetwork,
  ModeChange,
  PresenceView,
  SendOutcome,
  SendRequest,
  WhoisResult,
} from "./api.ts";
import { isTarget, lineOf } from "./compose.ts";
import { checkChannelLimit, checkLimits } from "./limits.ts";
import { lineProblem } from "./line-check.ts";
import { Presence } from "./presence/presence.ts";
import type { Session } from "./session/session.ts";
import { type NetworkSettings, needsNewConnection } from "./settings.ts";
import type { UpkeepDeps, UpkeepHooks } from "./upkeep/deps.ts";
import { Upkeep } from "./upkeep/upkeep.ts";

/** Asked before each line of the bot: null sends it, at once; otherwise it waits, and null in the end stops it. */
export type BeforeSend = (
  request: SendRequest,
  network: IrcNetwork,
) => null | Promise<SendRequest | null>;

interface NetworkDeps extends UpkeepDeps {
  readonly beforeSend?: BeforeSend;
}

const stoppedByModule = { state: "failed", reason: "A module stopped it." } as const;

const nobody = new Presence("", { changed: () => {}, touched: () => {} });

/** A network as the rest of the bot uses it. What keeps it alive is in {@link Upkeep}. */
export class Network implements IrcNetwork {
  readonly id: string;
  private readonly db: Db;
  private readonly deps: NetworkDeps;
  private readonly upkeep: Upkeep;
  /** Settled when every line asked for so far was sent or stopped; null when none waits. */
  private asking: Promise<void> | null = null;

  constructor(settings: NetworkSettings, db: Db, deps: NetworkDeps, hooks: UpkeepHooks) {
    this.id = settings.id;
    this.db = db;
    this.deps = deps;
    this.upkeep = new Upkeep(settings, db, deps, hooks);
  }

  get name(): string {
    return this.upkeep.settings.name;
  }

  get nick(): string {
    return this.session?.nick ?? this.upkeep.settings.nick;
  }

  get isConnected(): boolean {
    return this.session !== null;
  }

  get epoch(): string | null {
    return this.session?.epoch ?? null;
  }

  get casemapping(): Casemapping {
    return this.session?.presence.casemapping ?? this.upkeep.settings.casemapping;
  }

  get chantypes(): string {
    return this.isupport.chantypes;
  }

  get isLobby(): boolean {
    return this.upkeep.settings.isLobby;
  }

  get commandPrefix(): string {
    return this.upkeep.settings.commandPrefix;
  }

  get canMonitor(): boolean {
    return this.upkeep.parts.monitor.hasRoom;
  }

  get tellsAccounts(): boolean {
    const has = (name: string) => this.session?.capabilities.has(name) ?? false;
    return has("account-tag") || (has("account-notify") && has("extended-join"));
  }

  get tagsAccounts(): boolean {
    return this.session?.capabilities.has("account-tag") ?? false;
  }

  get queueDepth(): number {
    return this.upkeep.parts.queue.depth;
  }

  get presence(): PresenceView {
    return this.session?.presence ?? nobody;
  }

  fold(name: string): Folded {
    return fold(name, this.casemapping);
  }

  isChannel(name: string): boolean {
    return isChannelName(name, this.isupport);
  }

  send(request: SendRequest): Promise<SendOutcome> {
    const { speech } = this.upkeep.parts;
    const asked = this.deps.beforeSend?.(request, this) ?? null;
    // Lines keep their order: one that modules are not asked about waits for those before it that they are.
    if (asked === null && this.asking === null) return speech.send(request);
    const turn = Promise.all([asked, this.asking]).then(([allowed]) =>
      asked === null || allowed ? speech.send(allowed ?? request) : stoppedByModule,
    );
    const settled = turn.then(
      () => {},
      () => {},
    );
    this.asking = settled;
    void settled.then(() => {
      if (this.asking === settled) this.asking = null;
    });
    return turn;
  }

  async join(channel: string, key?: string): Promise<void> {
    this.checkChannel(channel);
    if (key !== undefined && !/^[^\r\n\0 ,:][^\r\n\0 ,]*$/.test(key)) {
      throw new AppError("invalid", "A key has no spaces or commas.");
    }
    // Refused now rather than when it is its turn to go out.
    checkLimits(lineOf("JOIN", key === undefined ? [channel] : [channel, key]), this.isupport);
    if (!this.presence.channel(channel))
      checkChannelLimit(channel, this.isupport, this.presence.channels());
    const rowId = await ensureChannel(
      this.db,
      this.id,
      { name: channel, autoJoin: true, ...(key === undefined ? {} : { key }) },
      this.deps.clock(),
    );
    await this.upkeep.parts.channels.join({ name: channel, key: key ?? null, rowId });
  }

  async part(channel: string, reason = ""): Promise<void> {
    this.checkChannel(channel);
    const line = lineOf("PART", reason ? [channel, reason] : [channel], reason !== "");
    const row = await findChannel(this.db, this.id, channel);
    if (row) await setChannelAutoJoin(this.db, row.id, false);
    this.upkeep.parts.channels.drop(channel);
    if (row) this.upkeep.parts.status.setChannel(row.id, "left", "");
    if (this.presence.channel(channel)) this.command(line);
  }

  async setNick(nick: string): Promise<void> {
    this.checkNick(nick);
    checkLimits(lineOf("NICK", [nick]), this.isupport);
    await this.upkeep.parts.nicks.change(nick);
  }

  kick(channel: string, nick: string, reason: string): void {
    this.checkChannel(channel);
    this.checkNick(nick);
    this.command(lineOf("KICK", [channel, nick, reason], true));
  }

  mode(target: string, changes: readonly ModeChange[]): void {
    if (!isTarget(target, this.isupport)) throw new AppError("invalid", "There is no such target.");
    const lines = chunkModes(changes, this.isupport.modes).map((chunk) => {
      if (chunk.some(({ mode }) => !/^[A-Za-z]$/.test(mode))) {
        throw new AppError("invalid", "A mode is a single letter.");
      }
      return lineOf("MODE", [target, ...writeModes(chunk)]);
    });
    for (const line of lines) this.command(line);
  }

  invite(channel: string, nick: string): void {
    this.checkChannel(channel);
    this.checkNick(nick);
    this.command(lineOf("INVITE", [nick, channel]));
  }

  raw(line: string): void {
    const problem = lineProblem(line);
    if (problem) throw new AppError("invalid", `This line cannot be sent: it ${problem}.`);
    this.command(line);
  }

  async whois(nick: string): Promise<WhoisResult | null> {
    this.checkNick(nick);
    this.connected();
    return this.upkeep.parts.whois.ask(nick, () => this.command(lineOf("WHOIS", [nick, nick])));
  }

  watch(nick: string): void {
    if (isNick(nick)) this.upkeep.parts.monitor.watch(nick);
  }

  unwatch(nick: string): void {
    this.upkeep.parts.monitor.unwatch(nick);
  }

  isWatching(nick: string): boolean {
    return this.upkeep.parts.monitor.isConfirmed(nick);
  }

  /** What a replica starts from; null while not connected. */
  state(): NetworkState | null {
    return this.session && this.upkeep.stateOf(this.session);
  }

  /** Begins with what the rows want. */
  async start(): Promise<void> {
    await this.upkeep.begin();
    this.upkeep.setWanted(await wantedChannels(this.db, this.id));
    if (this.upkeep.settings.desired === "connected") this.upkeep.reconnector.start();
  }

  /** Takes in changed rows: connects, changes in place or reconnects, whatever is needed. */
  async update(settings: NetworkSettings): Promise<void> {
    const mustReconnect = needsNewConnection(this.upkeep.settings, settings);
    this.upkeep.change(settings);
    this.upkeep.setWanted(await wantedChannels(this.db, this.id));
    if (settings.desired !== "connected") await this.disconnect("Disconnected");
    else {
      if (mustReconnect) await this.disconnect("Reconnecting with new settings");
      this.upkeep.reconnector.start();
    }
  }

  connect(): void {
    this.upkeep.reconnector.start();
  }

  disconnect(reason: string): Promise<void> {
    return this.upkeep.disconnect(reason);
  }

  /** Ends for good; resolves when the goodbye is out and the database has everything. */
  close(reason: string): Promise<void> {
    return this.upkeep.close(reason);
  }

  private get session(): Session | null {
    return this.upkeep.session;
  }

  private get isupport(): Isupport {
    return this.session?.isupport ?? defaultIsupport;
  }

  private connected(): void {
    if (!this.session)
      throw new AppError("unavailable", `The bot is not connected to ${this.name}.`);
  }

  private command(line: string): void {
    this.connected();
    checkLimits(line, this.isupport);
    if (!this.upkeep.parts.queue.push({ line, lane: "control", from: "control", target: "" })) {
      throw new AppError(
        "rate_limited",
        "Too many lines are waiting to be sent. Try again in a minute.",
      );
    }
  }

  private checkChannel(channel: string): void {
    if (!isChannelName(channel, this.isupport)) {
      throw new AppError("invalid", "That is no channel's name on this network.");
    }
  }

  private checkNick(nick: string): void {
    if (!isNick(nick)) throw new AppError("invalid", "That is no nick.");
  }
}
