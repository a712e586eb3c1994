import { defaultIsupport, type Isupport } from "#core/irc/isupport";
import { buildLine, type IrcLine } from "#core/irc/message";
import type { Log } from "#core/log";
import { newId } from "#core/secrets";
import type { Clock } from "#core/time";
import type { IrcEvent } from "../api.ts";
import { Batches } from "../batches.ts";
import type { LineContext } from "../context.ts";
import { verbs } from "../events/table.ts";
import { type Link, openLink } from "../link.ts";
import { Presence } from "../presence/presence.ts";
import type { PresenceListener } from "../presence/records.ts";
import { type AttemptEnd, isUnwelcoming } from "../reconnect.ts";
import { Registration } from "../registration.ts";
import type { SendQueue } from "../send-queue.ts";
import { ServerTime } from "../server-time.ts";
import type { NetworkSettings, ServerAddress } from "../settings.ts";
import type { Timers } from "../timers.ts";
import { Watchdog } from "../watchdog.ts";
import { SessionNumerics } from "./numerics.ts";

export interface SessionHooks {
  readonly presence: PresenceListener;
  opened(): void;
  /** Registered, ISUPPORT known. */
  ready(session: Session, loginProblem: string | null): void;
  /** In order, after presence took them in. */
  event(event: IrcEvent): void;
  /** Every line once ready, after its events. */
  line(line: IrcLine): void;
  lag(ms: number): void;
  ended(end: AttemptEnd): void;
}

export interface SessionDeps {
  readonly queue: SendQueue;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly log: Log;
  /** True while lines from the server should wait, because the log or the modules cannot take in as much. */
  readonly isBehind?: () => boolean;
}

/** How long to wait for the end of the welcome before going on without it. */
const WELCOME_MS = 5_000;
const QUIT_MS = 2_000;

/** One attempt: from dialling to its end, registered or not. Everything known of the connection dies with it. */
export class Session implements LineContext {
  readonly presence: Presence;
  readonly batches = new Batches();
  readonly serverTime: ServerTime;
  isupport: Isupport = defaultIsupport;
  nick: string;
  ownUserHost = "";
  readonly epoch = newId();
  readonly server: ServerAddress;
  /** With which it was begun. */
  readonly settings: NetworkSettings;
  /** The server's own name. */
  serverName = "";
  private readonly hooks: SessionHooks;
  private readonly deps: SessionDeps;
  private readonly registration: Registration;
  private readonly watchdog: Watchdog;
  private readonly numerics = new SessionNumerics(this, () => this.ready());
  private readonly link: Link;
  private cancelDeadline: () => void;
  private loginProblem: string | null = null;
  private registeredAt: number | null = null;
  private isReady = false;
  private isOver = false;
  private errorText: string | null = null;

  constructor(
    settings: NetworkSettings,
    server: ServerAddress,
    hooks: SessionHooks,
    deps: SessionDeps,
  ) {
    const { timers, log } = deps;
    this.hooks = hooks;
    this.deps = deps;
    this.server = server;
    this.settings = settings;
    this.nick = settings.nick;
    this.presence = new Presence(settings.id, hooks.presence);
    this.serverTime = new ServerTime(deps.clock);
    this.registration = new Registration(
      settings,
      {
        send: (line) => this.urgent(line),
        welcomed: (nick, problem) => this.welcomed(nick, problem),
        refused: (reason) => this.abandon(reason),
        capabilitiesChanged: () => {},
      },
      timers,
      log,
    );
    this.watchdog = new Watchdog(
      {
        send: (line) => this.urgent(line),
        lag: hooks.lag,
        dead: () => this.abandon("The server no longer answers"),
      },
      timers,
    );
    const { registrationMs } = settings;
    this.cancelDeadline = timers.after(registrationMs, () =>
      this.abandon(
        `The server did not let the bot in within ${Math.round(registrationMs / 1_000)} seconds`,
      ),
    );
    deps.queue.attach();
    this.link = openLink(
      { ...settings, ...server, fingerprint: settings.tlsFingerprint },
      {
        outgoing: (line) => this.urgent(line),
        opened: () => {
          this.registration.opened();
          hooks.opened();
        },
        ping: (line) => this.pong(line),
        line: (line) => this.take(line),
        isHeld: () => deps.isBehind?.() ?? false,
        closed: (reason) => this.finish(reason),
      },
      log,
    );
  }

  get capabilities(): ReadonlySet<string> {
    return this.registration.capabilities.enabled;
  }

  /** Bytes of our own hostmask, as far as known; else the most it may be. */
  get ownBytes(): number {
    return Buffer.byteLength(this.nick) + 1 + (Buffer.byteLength(this.ownUserHost) || 11 + 64);
  }

  emit(event: IrcEvent): void {
    if (event.kind === "join" && event.own && !event.playback) this.numerics.joining(event.channel);
    if (event.kind === "left-self") this.numerics.left(event.channel);
    this.hooks.event(event);
  }

  /** The wall clock. */
  now(): Date {
    return this.deps.clock();
  }

  /** Sends past the queue: what keeps the connection, and the end of it. */
  urgent(line: string): void {
    try {
      if (this.link.write(line)) this.deps.queue.countUrgent(line);
    } catch (error) {
      // Refused by the transport, which logged it. One line less is better than a lost connection.
      this.deps.log.debug({ err: error }, "Urgent line refused");
    }
  }

  /** Puts a line from the queue on the socket. */
  write(line: string): boolean {
    return !this.isOver && this.link.write(line);
  }

  /** Says goodbye and goes; the server has two seconds to read it. */
  quit(reason: string): void {
    if (this.isOver) return;
    const line = buildLine({ command: "QUIT", params: [reason], hasText: true });
    if (this.registeredAt !== null && line !== null) this.urgent(line);
    this.errorText ??= reason;
    this.link.end();
    this.deps.timers.after(QUIT_MS, () => this.abandon(reason));
  }

  abandon(reason: string): void {
    this.errorText ??= reason;
    this.link.abandon(reason);
    this.finish(reason);
  }

  private welcomed(nick: string, problem: string | null): void {
    this.nick = nick;
    this.loginProblem = problem;
    this.registeredAt = this.deps.timers.now();
    this.cancelDeadline();
    this.cancelDeadline = this.deps.timers.after(WELCOME_MS, () => this.ready());
  }

  private ready(): void {
    if (this.isReady || this.isOver) return;
    this.isReady = true;
    this.cancelDeadline();
    this.watchdog.start();
    this.hooks.ready(this, this.loginProblem);
  }

  private finish(reason: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.cancelDeadline();
    this.registration.stop();
    this.watchdog.stop();
    const registeredMs =
      this.registeredAt === null ? null : this.deps.timers.now() - this.registeredAt;
    const text = this.errorText ?? reason;
    this.hooks.ended({ reason: text, registeredMs, isUnwelcome: isUnwelcoming(text) });
  }

  private take(line: IrcLine): void {
    if (this.isOver) return;
    this.watchdog.take(line);
    if (line.command === "ERROR")
      this.errorText = line.params.at(-1) ?? "The server closed the link";
    this.registration.take(line);
    if (this.registeredAt === null) return;
    if (line.command === "PONG") this.serverTime.learn(line);
    if (/^\d{3}$/.test(line.command)) this.numerics.take(line);
    else verbs.get(line.command)?.(line, this);
    if (this.isReady) this.hooks.line(line);
  }

  private pong(ping: IrcLine): void {
    if (this.isOver) return;
    this.watchdog.take(ping);
    const params = [ping.params.at(-1) ?? ""];
    const line = buildLine({ command: "PONG", params, hasText: true });
    if (line !== null) this.urgent(line);
  }
}
