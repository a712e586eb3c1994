import type { Db } from "#core/db/client";
import { type Casemapping, type Folded, fold } from "#core/irc/casemapping";
import { type IrcLine, parseHostmask } from "#core/irc/message";
import type { WantedChannel as WantedRow } from "#core/networks/channels";
import { leaveAllChannels } from "#core/networks/status";
import type { NetworkState } from "../../host/messages.ts";
import type { IrcEvent, SettingsInForce } from "../api.ts";
import type { WantedChannel } from "../channels/kept-channel.ts";
import { PACES } from "../penalty-clock.ts";
import type { LineFate } from "../queued-line.ts";
import { Reconnector } from "../reconnect.ts";
import type { Session } from "../session/session.ts";
import { type NetworkSettings, needsNewConnection } from "../settings.ts";
import type { UpkeepDeps, UpkeepHooks } from "./deps.ts";
import { Dialler } from "./dialler.ts";
import { makeParts, offerLine, type Parts, stopParts } from "./parts.ts";
import { NetworkRow } from "./row.ts";

/** Keeps one network connected and in order: attempts, channels, nick, queue, and the rows that mirror them. */
export class Upkeep implements SettingsInForce {
  settings: NetworkSettings;
  /** The registered connection, if any. */
  session: Session | null = null;
  problem = "";
  readonly parts: Parts;
  readonly reconnector: Reconnector;
  private readonly row: NetworkRow;
  private readonly dialler: Dialler;
  private readonly db: Db;
  private readonly deps: UpkeepDeps;
  private readonly hooks: UpkeepHooks;

  constructor(settings: NetworkSettings, db: Db, deps: UpkeepDeps, hooks: UpkeepHooks) {
    this.settings = settings;
    this.db = db;
    this.deps = deps;
    this.hooks = hooks;
    this.parts = makeParts(settings, db, deps, hooks, {
      session: () => this.session,
      casemapping: () => this.casemapping,
      control: (line, fate) => this.control(line, fate),
      tell: (event) => this.tell(event),
      lost: (nick, reason) => this.lost(nick, reason),
      identified: () => void this.identified(),
      mustSpread: () => this.settings.pace !== "none",
    });
    this.row = new NetworkRow(this.parts, deps);
    this.dialler = new Dialler(
      {
        settings: () => this.settings,
        dialling: (server, attempt) => this.row.dialling(server, attempt),
        opening: () => this.sessionHooks(),
        over: (session, reason) => this.over(session, reason),
      },
      this.parts.queue,
      deps,
    );
    this.reconnector = new Reconnector(
      {
        begin: (attempt, ended) => this.dialler.dial(attempt, ended),
        waiting: (delayMs, attempt, reason) => this.waiting(delayMs, attempt, reason),
      },
      deps.timers,
      settings.maxBackOffMs,
      deps.random,
    );
  }

  /** Clears what a former process left in the rows. */
  async begin(): Promise<void> {
    await leaveAllChannels(this.db, this.settings.id);
    this.row.begin();
  }

  get provenMark(): string | null {
    const { session, settings } = this;
    return session && !needsNewConnection(session.settings, settings) ? settings.mark : null;
  }

  change(settings: NetworkSettings): void {
    if (needsNewConnection(this.settings, settings)) this.problem = "";
    this.settings = settings;
    this.prove();
    this.parts.queue.setPace(PACES[settings.pace]);
    this.reconnector.setCap(settings.maxBackOffMs);
    this.parts.nicks.setWanted(settings.nick);
  }

  /** Joins what is new, leaves what is wanted no more. */
  setWanted(channels: readonly WantedRow[]): void {
    const wanted = channels.map(({ id, ...row }): WantedChannel => ({ ...row, rowId: id }));
    for (const channel of this.parts.channels.setWanted(wanted)) this.control(`PART ${channel}`);
  }

  /** Resolves when the goodbye is out and the connection is gone, after two seconds at the latest. */
  async disconnect(reason: string): Promise<void> {
    if (!this.reconnector.isActive) return;
    this.reconnector.stop(reason);
    this.row.stopped(reason);
    await this.dialler.ended;
  }

  async close(reason: string): Promise<void> {
    await this.disconnect(reason);
    await this.dialler.ended;
    this.parts.queue.close({ key: "irc.leftNetwork" });
    await this.row.close();
  }

  stateOf({ nick, presence, isupport }: Session): NetworkState {
    const { id, name } = this.settings;
    return {
      id,
      name,
      nick,
      casemapping: presence.casemapping,
      chantypes: isupport.chantypes,
      channels: presence.channels().map((channel) => presence.state(channel)),
    };
  }

  private get casemapping(): Casemapping {
    return this.session?.presence.casemapping ?? this.settings.casemapping;
  }

  /** Queues a line of our own making in front of answers; dropped with the connection. */
  private control(line: string, fate?: LineFate): void {
    const dropped = (reason: string) => {
      // With the connection it goes as it should.
      if (this.session)
        this.deps.log.warn({ verb: line.split(" ", 1)[0], reason }, "Line given up");
      fate?.dropped(reason);
    };
    const isQueued = this.parts.queue.push({
      ...{ line, lane: "upkeep", from: "upkeep", target: "" },
      ...(fate && { onSent: fate.sent }),
      onDropped: dropped,
    });
    if (!isQueued) dropped("too many lines are waiting");
  }

  private sessionHooks() {
    return {
      presence: {
        changed: this.hooks.presence,
        touched: (channels: readonly Folded[]) => this.parts.presenceRows.touch(channels),
      },
      opened: () => this.row.registering(),
      ready: (session: Session, problem: string | null) => this.ready(session, problem),
      event: (event: IrcEvent) => this.event(event),
      line: (line: IrcLine) => this.line(line),
      lag: (lagMs: number) => this.row.lag(lagMs),
    };
  }

  private ready(session: Session, loginProblem: string | null): void {
    const { isupport, nick } = session;
    this.session = session;
    this.dialler.welcomed();
    this.problem = "";
    this.row.connected(session, loginProblem);
    this.prove();
    this.hooks.presence({ kind: "network", network: this.stateOf(session) });
    this.tell({ kind: "connect", at: this.deps.clock(), server: session.serverName, nick });
    this.parts.monitor.start(isupport.monitor);
    if (isupport.botMode) this.control(`MODE ${nick} +${isupport.botMode}`);
    this.parts.nicks.start(nick);
    this.parts.channels.expect();
    void this.settleIn(session, this.settings.sasl !== null && loginProblem === null);
    this.parts.queue.resume((line) => session.write(line));
  }

  private prove(): void {
    const { provenMark } = this;
    if (provenMark !== null) this.parts.status.prove(provenMark);
  }

  /** Services first: some channels are closed to strangers, and our nick may be theirs to give back. */
  private async settleIn(session: Session, isLoggedIn: boolean): Promise<void> {
    const { services, channels } = this.parts;
    await services.start(this.settings.services, isLoggedIn);
    if (this.session !== session) return;
    channels.start();
    await this.regainNick();
  }

  private async identified(): Promise<void> {
    this.parts.channels.identified();
    await this.regainNick();
  }

  private async regainNick(): Promise<void> {
    const { nicks, services } = this.parts;
    if (this.session && !nicks.isWanted(this.session.nick))
      await services.regain(this.settings.nick);
  }

  /** Names are compared otherwise from now on, by everything that remembers some. */
  private refold(session: Session): void {
    const { channels, lists, monitor } = this.parts;
    channels.refold();
    lists.stop();
    monitor.refold();
    this.row.refolded(session);
    this.hooks.presence({ kind: "network", network: this.stateOf(session) });
  }

  private over(session: Session, reason: string): void {
    if (this.session !== session) return;
    this.session = null;
    this.dialler.lost();
    stopParts(this.parts);
    this.row.lost(this.reconnector.isActive);
    this.hooks.presence({ kind: "network.gone", networkId: this.settings.id });
    this.tell({
      kind: "disconnect",
      at: this.deps.clock(),
      reason,
      lost: this.reconnector.isActive,
    });
  }

  private waiting(delayMs: number, attempt: number, reason: string): void {
    this.problem = reason;
    this.deps.log.info({ network: this.settings.name, delayMs, reason }, "Will connect again");
    this.row.waiting(delayMs, attempt, reason);
  }

  private event(event: IrcEvent): void {
    if (event.kind === "casemapping" && this.session) this.refold(this.session);
    if (!("playback" in event && event.playback)) this.parts.follower.follow(event);
    this.tell(event);
  }

  private line(line: IrcLine): void {
    const { session } = this;
    if (!session) return;
    offerLine(this.parts, line, session);
    this.row.noteDepth();
  }

  private lost(nick: string, reason: string): void {
    this.parts.nicks.freed(nick);
    this.tell({ kind: "lost-sight", at: this.deps.clock(), nick, reason });
  }

  /** Our own words to services may hold a password and are nobody's business. */
  private tell(event: IrcEvent): void {
    const { services } = this.settings;
    const isSpoken = event.kind === "message" || event.kind === "notice";
    if (services && isSpoken && event.own && this.isServices(services.mask, event.target)) return;
    this.hooks.event(event);
  }

  private isServices(mask: string, target: string): boolean {
    return fold(target, this.casemapping) === fold(parseHostmask(mask).nick, this.casemapping);
  }
}
