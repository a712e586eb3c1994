import type { IrcLine } from "#core/irc/message";

/** What we ask for where it is offered (ircv3.net); `sasl` comes on top when a login is wanted. */
export const WANTED_CAPABILITIES: readonly string[] = [
  "account-notify",
  "account-tag",
  "away-notify",
  "batch",
  "cap-notify",
  "chghost",
  "draft/channel-rename",
  "echo-message",
  "extended-join",
  "extended-monitor",
  "invite-notify",
  "labeled-response",
  "message-tags",
  "multi-prefix",
  "server-time",
  "setname",
  "userhost-in-names",
];

const MAX_OFFERED = 300;
const MAX_REQUEST_BYTES = 400;

export interface CapabilityHooks {
  send(line: string): void;
  /** Every request has been answered (or none was needed, or it was given up), and nothing stands in the way of CAP END. */
  settled(): void;
  /** The set of acknowledged capabilities changed after registering. */
  changed(): void;
}

/** CAP negotiation (ircv3.net capability-negotiation 302): one answer to each request, however the server cuts its ACKs. */
export class Capabilities {
  readonly enabled = new Set<string>();
  /** Offered names with their values. */
  readonly offered = new Map<string, string>();
  private readonly wanted: ReadonlySet<string>;
  private readonly hooks: CapabilityHooks;
  private readonly unanswered = new Set<string>();
  private isSettled = false;
  /** The server said something about capabilities. */
  private isAnswered = false;

  constructor(wanted: Iterable<string>, hooks: CapabilityHooks) {
    this.wanted = new Set(wanted);
    this.hooks = hooks;
  }

  /** What the server owes an answer to before CAP END may go out; null when nothing stands in its way. */
  get owed(): "LS" | "REQ" | null {
    if (this.isSettled) return null;
    return this.isAnswered ? "REQ" : "LS";
  }

  /** Goes on with what was acknowledged. An answer that comes later after all still counts. */
  giveUp(): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.hooks.settled();
  }

  take({ params }: IrcLine): void {
    this.isAnswered = true;
    const [, verb = "", ...rest] = params;
    const names = (rest.at(-1) ?? "").split(" ").filter(Boolean);
    switch (verb.toUpperCase()) {
      case "LS":
        this.offer(names);
        if (rest[0] !== "*" || rest.length < 2) this.request();
        break;
      case "NEW":
        this.offer(names);
        this.request();
        break;
      case "DEL":
        for (const name of names) {
          this.offered.delete(name);
          this.enabled.delete(name);
        }
        this.hooks.changed();
        break;
      case "ACK":
        this.acknowledge(names);
        break;
      case "NAK":
        this.refuse(names);
        break;
      default:
    }
  }

  private offer(names: readonly string[]): void {
    for (const item of names) {
      const equals = item.indexOf("=");
      const name = equals < 0 ? item : item.slice(0, equals);
      if (this.offered.size < MAX_OFFERED) {
        this.offered.set(name, equals < 0 ? "" : item.slice(equals + 1));
      }
    }
  }

  private request(): void {
    const names = [...this.offered.keys()].filter(
      (name) => this.wanted.has(name) && !this.enabled.has(name) && !this.unanswered.has(name),
    );
    let request: string[] = [];
    for (const name of names) {
      if ([...request, name].join(" ").length > MAX_REQUEST_BYTES) {
        this.ask(request);
        request = [];
      }
      request.push(name);
    }
    this.ask(request);
    this.settleIfDone();
  }

  private ask(names: readonly string[]): void {
    if (names.length === 0) return;
    for (const name of names) this.unanswered.add(name);
    this.hooks.send(`CAP REQ :${names.join(" ")}`);
  }

  private acknowledge(names: readonly string[]): void {
    for (const item of names) {
      const name = item.replace(/^[~=]/, "");
      if (name.startsWith("-")) this.enabled.delete(name.slice(1));
      // Only what we asked for counts, whatever a server acknowledges.
      else if (this.unanswered.delete(name)) this.enabled.add(name);
    }
    this.settleIfDone();
  }

  /** A request is refused as a whole; a list that held several is asked again one by one. */
  private refuse(names: readonly string[]): void {
    const refused = names.filter((name) => this.unanswered.has(name));
    for (const name of refused) this.unanswered.delete(name);
    if (refused.length > 1) for (const name of refused) this.ask([name]);
    else for (const name of refused) this.offered.delete(name);
    this.settleIfDone();
  }

  private settleIfDone(): void {
    if (this.unanswered.size > 0) return;
    if (this.isSettled) this.hooks.changed();
    else {
      this.isSettled = true;
      this.hooks.settled();
    }
  }
}
