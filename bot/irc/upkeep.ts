import type { Db } from "#core/db/client";
import { fold } from "#core/irc/casemapping";
import { targetLimit } from "#core/irc/isupport";
import type { IrcLine } from "#core/irc/message";
import type { Log } from "#core/log";
import { leaveAllChannels } from "#core/networks/status";
import { after, type Clock } from "#core/time";
import type { NetworkState, PresenceChange } from "../host/messages.ts";
import type { IrcEvent } from "./api.ts";
import { ChannelKeeper, type WantedChannel } from "./channel-keeper.ts";
import { Confirmations } from "./confirm.ts";
import { isOwnNick } from "./context.ts";
import { CtcpAnswers, type CtcpSettings } from "./ctcp.ts";
import { Follower } from "./follower.ts";
import { Monitor } from "./monitor.ts";
import { NickKeeper } from "./nick-keeper.ts";
import { PACES } from "./penalty-clock.ts";
import { PresenceStore } from "./presence-store.ts";
import { type AttemptEnd, type AttemptHandle, Reconnector } from "./reconnect.ts";
import { SendQueue } from "./send-queue.ts";
import { identifyToServices, servicesNick } from "./services-login.ts";
import { Session } from "./session.ts";
import type { NetworkSettings } from "./settings.ts";
import { Speech } from "./speech.ts";
import { StatusStore } from "./status-store.ts";
import type { Timers } from "./timers.ts";
import { WhoisRequests } from "./whois.ts";

export interface UpkeepDeps {
  readonly log: Log;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ctcp: CtcpSettings;
  /** For back-off; between 0 and 1. */
  readonly random?: () => number;
  readonly isBehind?: () => boolean;
}

export interface UpkeepHooks {
  event(event: IrcEvent): void;
  presence(change: PresenceChange): void;
}

const DEPTH_EVERY_MS = 1_000;
/** RFC 1459 lets a JOIN name several channels; servers that want fewer say so in TARGMAX. */
const JOINS_PER_LINE = 10;

/** Keeps one network connected and in order: attempts, channels, nick, queue, and the rows that mirror them. */
export class Upkeep {
  settings: NetworkSettings;
  /** The registered connection, if any. */
  session: Session | null = null;
  readonly queue: SendQueue;
  readonly channels: ChannelKeeper;
  readonly nicks: NickKeeper;
  readonly monitor: Monitor;
  readonly whois: WhoisRequests;
  readonly speech: Speech;
  readonly status: StatusStore;
  readonly reconnector: Reconnector;
  private readonly confirmations: Confirmations;
  private readonly presenceRows: PresenceStore;
  private readonly follower: Follower;
  private readonly db: Db;
  private readonly deps: UpkeepDeps;
  private readonly hooks: UpkeepHooks;
  private nextServer = 0;
  private attempt: Session | null = null;
  private attemptEnded: Promise<void> = Promise.resolve();
  private cancelDepth: (() => void) | null = null;

  constructor(settings: NetworkSettings, db: Db, deps: UpkeepDeps, hooks: UpkeepHooks) {
    const { timers, log, clock } = deps;
    this.settings = settings;
    this.db = db;
    this.deps = deps;
    this.hooks = hooks;
    const foldName = (name: string) => fold(name, this.casemapping);
    const control = (line: string) => this.control(line);
    this.queue = new SendQueue(PACES[settings.pace], timers, log);
    this.status = new StatusStore(db, settings.id, clock, timers, log);
    this.presenceRows = new PresenceStore(db, settings.id, timers, log);
    this.whois = new WhoisRequests(timers, foldName);
    this.confirmations = new Confirmations(
      { fold: foldName, ping: (word) => control(`PING ${word}`) },
      timers,
    );
    this.speech = new Speech({
      queue: this.queue,
      confirmations: this.confirmations,
      timers,
      clock,
      session: () => this.session,
      spoke: (event) => this.tell(event),
    });
    this.monitor = new Monitor({
      fold: foldName,
      send: control,
      lost: (nick, reason) => this.lost(nick, reason),
    });
    this.nicks = new NickKeeper(
      settings.nick,
      {
        fold: foldName,
        send: control,
        watch: (nick) => this.monitor.watch(nick),
        unwatch: (nick) => this.monitor.unwatch(nick),
      },
      timers,
    );
    this.channels = new ChannelKeeper(
      {
        fold: foldName,
        send: control,
        joinLimit: () => Math.min(JOINS_PER_LINE, this.joinLimit),
        status: (rowId, status, detail) => this.status.setChannel(rowId, status, detail),
        failed: (channel, reason) =>
          this.tell({ kind: "join-failed", at: clock(), channel, reason }),
      },
      timers,
    );
    this.follower = new Follower({
      queue: this.queue,
      channels: this.channels,
      nicks: this.nicks,
      ctcp: new CtcpAnswers(deps.ctcp, clock, timers),
      session: () => this.session,
      ownNick: (nick) => {
        this.status.setNetwork({ currentNick: nick });
        hooks.presence({ kind: "own-nick", networkId: settings.id, nick });
      },
    });
    this.reconnector = new Reconnector(
      {
        begin: (attempt, ended) => this.dial(attempt, ended),
        waiting: (delayMs, attempt, reason) => this.waiting(delayMs, attempt, reason),
      },
      timers,
      settings.maxBackOffMs,
      deps.random,
    );
  }

  /** Clears what a former process left in the rows. */
  async begin(): Promise<void> {
    await leaveAllChannels(this.db, this.settings.id);
    this.presenceRows.begin(null);
    this.status.setNetwork({
      status: "disconnected",
      statusDetail: "",
      currentNick: "",
      currentServer: "",
      nextAttemptAt: null,
      lagMs: null,
      queueDepth: 0,
    });
  }

  change(settings: NetworkSettings): void {
    this.settings = settings;
    this.queue.setPace(PACES[settings.pace]);
    this.reconnector.setCap(settings.maxBackOffMs);
    this.nicks.setWanted(settings.nick);
  }

  /** Joins what is new, leaves what is wanted no more. */
  setWanted(channels: readonly { id: string; name: string; key: string | null }[]): void {
    const wanted = channels.map(({ id, name, key }): WantedChannel => ({ name, key, rowId: id }));
    for (const channel of this.channels.setWanted(wanted)) this.control(`PART ${channel}`);
  }

  /** Resolves when the goodbye is out and the connection is gone, after two seconds at the latest. */
  async disconnect(reason: string): Promise<void> {
    if (!this.reconnector.isActive) return;
    this.reconnector.stop(reason);
    this.status.setNetwork({ status: "disconnected", statusDetail: reason, nextAttemptAt: null });
    await this.attemptEnded;
  }

  async close(reason: string): Promise<void> {
    await this.disconnect(reason);
    await this.attemptEnded;
    this.queue.close(reason);
    this.cancelDepth?.();
    await Promise.all([this.status.close(), this.presenceRows.close()]);
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

  private get casemapping() {
    return this.session?.presence.casemapping ?? this.settings.casemapping;
  }

  private get joinLimit(): number {
    return this.session ? targetLimit(this.session.isupport, "JOIN", JOINS_PER_LINE) : 1;
  }

  /** Queues a line of our own making in front of answers; dropped with the connection. */
  private control(line: string): void {
    this.queue.push({ line, lane: "control", from: "control", target: "" });
  }

  private dial(attempt: number, ended: (end: AttemptEnd) => void): AttemptHandle {
    const { servers } = this.settings;
    const server = servers[this.nextServer++ % servers.length];
    const end = (reason: string) => ended({ reason, registeredMs: null, isUnwelcome: false });
    if (!server) {
      end("No server is set for this network");
      return { stop: () => {} };
    }
    const address = `${server.host}:${server.port}`;
    this.status.setNetwork({
      status: "connecting",
      statusDetail: "",
      currentServer: address,
      attempt,
      nextAttemptAt: null,
    });
    try {
      return this.openSession(server, ended);
    } catch (error) {
      // A certificate that is no certificate, an address that cannot be: the operator must mend it, and sees it here.
      this.deps.log.warn({ err: error, server: address }, "Connection could not be begun");
      end(error instanceof Error ? error.message : "The connection could not be begun");
      return { stop: () => {} };
    }
  }

  private openSession(
    server: NetworkSettings["servers"][number],
    ended: (end: AttemptEnd) => void,
  ): AttemptHandle {
    let tellEnded = () => {};
    const session = new Session(
      this.settings,
      server,
      {
        presence: {
          changed: (change) => this.hooks.presence(change),
          touched: (channels) => this.presenceRows.touch(channels),
        },
        opened: () => this.status.setNetwork({ status: "registering" }),
        ready: (ready, problem) => this.ready(ready, problem),
        event: (event) => this.event(event),
        line: (line) => this.line(line),
        lag: (lagMs) => this.status.setNetwork({ lagMs }),
        ended: (end) => {
          this.over(session, end.reason);
          tellEnded();
          ended(end);
        },
      },
      { ...this.deps, queue: this.queue },
    );
    this.attempt = session;
    this.attemptEnded = new Promise((resolve) => {
      tellEnded = resolve;
    });
    return { stop: (reason) => session.quit(reason) };
  }

  private ready(session: Session, loginProblem: string | null): void {
    const { isupport, presence, nick } = session;
    this.session = session;
    this.nextServer--;
    this.presenceRows.begin(presence);
    this.status.setCasemapping(presence.casemapping);
    this.status.setNetwork({
      status: "connected",
      statusDetail: loginProblem ?? "",
      currentNick: nick,
      currentServer: session.serverName || session.server.host,
      attempt: 0,
      nextAttemptAt: null,
      canMonitor: isupport.monitor > 0,
    });
    this.hooks.presence({ kind: "network", network: this.stateOf(session) });
    this.tell({ kind: "connect", at: this.deps.clock(), server: session.serverName, nick });
    this.monitor.start(isupport.monitor);
    if (isupport.botMode) this.control(`MODE ${nick} +${isupport.botMode}`);
    this.nicks.start(nick);
    void this.identify(loginProblem).finally(() => {
      if (this.session === session) this.channels.start();
    });
    this.queue.resume((line) => session.write(line));
  }

  /** NickServ, where the settings name it and SASL did not do. Channels for registered nicks come after. */
  private async identify(loginProblem: string | null): Promise<void> {
    const { servicesLogin, sasl } = this.settings;
    if (!servicesLogin || (sasl && !loginProblem)) return;
    const problem = await identifyToServices(
      servicesLogin,
      {
        whois: (nick) => this.whois.ask(nick, () => this.control(`WHOIS ${nick} ${nick}`)),
        send: (line) => this.control(line),
      },
      this.deps.log,
    );
    this.status.setNetwork({ statusDetail: problem ?? "" });
  }

  private over(session: Session, reason: string): void {
    if (this.attempt === session) this.attempt = null;
    if (this.session !== session) return;
    this.session = null;
    this.nextServer++;
    this.channels.stop();
    this.nicks.stop();
    this.monitor.stop();
    this.whois.failAll("The connection was lost.");
    this.confirmations.abandon();
    this.queue.detach("the connection was lost");
    this.presenceRows.begin(null);
    this.status.setNetwork({
      ...(this.reconnector.isActive ? {} : { status: "disconnected" }),
      currentNick: "",
      lagMs: null,
      canMonitor: false,
    });
    this.hooks.presence({ kind: "network.gone", networkId: this.settings.id });
    this.tell({ kind: "disconnect", at: this.deps.clock(), reason });
  }

  private waiting(delayMs: number, attempt: number, reason: string): void {
    this.deps.log.info({ network: this.settings.name, delayMs, reason }, "Will connect again");
    this.status.setNetwork({
      status: "waiting",
      statusDetail: reason,
      attempt,
      nextAttemptAt: after(this.deps.clock(), delayMs),
    });
  }

  private event(event: IrcEvent): void {
    if (!("playback" in event && event.playback)) this.follower.follow(event);
    this.tell(event);
  }

  private line(line: IrcLine): void {
    const { session } = this;
    if (!session) return;
    this.confirmations.take(line);
    this.whois.take(line);
    this.monitor.take(line);
    this.channels.refused(line);
    this.nicks.refused(line);
    if (line.command === "PRIVMSG" || line.command === "NOTICE") {
      const nick = (line.source ?? "").split("!")[0] ?? "";
      if (isOwnNick(nick, session)) {
        this.confirmations.echoed(line.params[0] ?? "", line.tags.get("label"));
      }
    }
    this.noteDepth();
  }

  private lost(nick: string, reason: string): void {
    this.nicks.freed(nick);
    this.tell({ kind: "lost-sight", at: this.deps.clock(), nick, reason });
  }

  private noteDepth(): void {
    if (this.cancelDepth) return;
    this.cancelDepth = this.deps.timers.after(DEPTH_EVERY_MS, () => {
      this.cancelDepth = null;
      this.status.setNetwork({ queueDepth: this.queue.depth });
    });
  }

  /** Our own words to services may hold a password and are nobody's business. */
  private tell(event: IrcEvent): void {
    const { servicesLogin } = this.settings;
    if (
      servicesLogin &&
      (event.kind === "message" || event.kind === "notice") &&
      event.own &&
      fold(event.target, this.casemapping) ===
        fold(servicesNick(servicesLogin.mask), this.casemapping)
    ) {
      return;
    }
    this.hooks.event(event);
  }
}
