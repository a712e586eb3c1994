import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { type Casemapping, type Folded, fold } from "#core/irc/casemapping";
import { defaultIsupport, type Isupport } from "#core/irc/isupport";
import { isChannelName, isNick } from "#core/irc/names";
import {
  ensureChannel,
  findChannel,
  setChannelAutoJoin,
  wantedChannels,
} from "#core/networks/channels";
import type { ModeRules } from "#core/networks/kept-modes";
import type { NetworkState } from "../host/messages.ts";
import type {
  IrcNetwork,
  ModeChange,
  PresenceView,
  SendOutcome,
  SendRequest,
  SettingsInForce,
  Source,
  WhoisResult,
} from "./api.ts";
import { lineOf } from "./compose.ts";
import { checkChannelLimit, checkLimits } from "./limits.ts";
import {
  checkJoin,
  checkNick,
  inviteLine,
  kickLine,
  modeLines,
  partLine,
  rawLine,
  topicLine,
} from "./orders.ts";
import { Presence } from "./presence/presence.ts";
import { type Answer, SendTurns } from "./send-turns.ts";
import type { Session } from "./session/session.ts";
import { type NetworkSettings, needsNewConnection } from "./settings.ts";
import type { UpkeepDeps, UpkeepHooks } from "./upkeep/deps.ts";
import { Upkeep } from "./upkeep/upkeep.ts";

/** Asked before each line of the bot; see {@link Answer}. */
export type BeforeSend = (request: SendRequest, network: IrcNetwork) => Answer;

/** Is this person on the ignore list? */
export type Ignores = (network: IrcNetwork, source: Source) => boolean | Promise<boolean>;

interface NetworkDeps extends UpkeepDeps {
  readonly ignores?: Ignores;
  readonly beforeSend?: BeforeSend;
}

const nobody = new Presence("", { changed: () => {}, touched: () => {} });

/** A network as the rest of the bot uses it. What keeps it alive is in {@link Upkeep}. */
export class Network implements IrcNetwork {
  readonly id: string;
  private readonly db: Db;
  private readonly deps: NetworkDeps;
  private readonly upkeep: Upkeep;
  private readonly turns = new SendTurns();

  constructor(settings: NetworkSettings, db: Db, deps: NetworkDeps, hooks: UpkeepHooks) {
    this.id = settings.id;
    this.db = db;
    this.deps = deps;
    const { ignores } = deps;
    const asked = ignores ? { isIgnored: (source: Source) => ignores(this, source) } : {};
    this.upkeep = new Upkeep(settings, db, { ...deps, ...asked }, hooks);
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

  get settingsInForce(): SettingsInForce {
    return this.upkeep;
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

  get modeRules(): ModeRules {
    return this.isupport;
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
    const answer = this.deps.beforeSend?.(request, this) ?? null;
    return this.turns.take(request, answer, (allowed) => this.upkeep.parts.speech.send(allowed));
  }

  async join(channel: string, key?: string): Promise<void> {
    checkJoin(channel, key, this.isupport);
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
    const line = partLine(channel, reason, this.isupport);
    const row = await findChannel(this.db, this.id, channel);
    if (row) await setChannelAutoJoin(this.db, row.id, false);
    this.upkeep.parts.channels.drop(channel);
    if (row) this.upkeep.parts.status.setChannel(row.id, "left", "");
    if (this.presence.channel(channel)) this.command(line);
  }

  async setNick(nick: string): Promise<void> {
    checkNick(nick);
    checkLimits(lineOf("NICK", [nick]), this.isupport);
    await this.upkeep.parts.nicks.change(nick);
  }

  kick(channel: string, nick: string, reason: string): void {
    this.command(kickLine(channel, nick, reason, this.isupport));
  }

  mode(target: string, changes: readonly ModeChange[]): void {
    for (const line of modeLines(target, changes, this.isupport)) this.command(line);
  }

  topic(channel: string, text: string): void {
    this.command(topicLine(channel, text, this.isupport));
  }

  noteChannel(channel: string, detail: string): void {
    this.upkeep.parts.channels.note(channel, detail);
  }

  invite(channel: string, nick: string): void {
    this.command(inviteLine(channel, nick, this.isupport));
  }

  raw(line: string): void {
    this.command(rawLine(line));
  }

  async whois(nick: string): Promise<WhoisResult | null> {
    checkNick(nick);
    this.connected();
    return this.upkeep.parts.whois.ask(nick, () => this.command(lineOf("WHOIS", [nick, nick])));
  }

  watch(nick: string, by: object): void {
    if (isNick(nick)) this.upkeep.parts.monitor.watch(nick, by);
  }

  unwatch(nick: string, by: object): void {
    this.upkeep.parts.monitor.unwatch(nick, by);
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
      throw new AppError("unavailable", {
        key: "bot.jobs.notConnected",
        network: this.name,
      });
  }

  private command(line: string): void {
    this.connected();
    checkLimits(line, this.isupport);
    if (!this.upkeep.parts.queue.push({ line, lane: "control", from: "control", target: "" })) {
      throw new AppError("rate_limited", { key: "irc.queueFull" });
    }
  }
}
