import type { Capability } from "./capabilities.ts";
import type { Channel } from "./channel.ts";
import type { Outcome } from "./commands/command.ts";
import { runLine } from "./commands/run.ts";
import type { Connection } from "./connection.ts";
import type { Frame } from "./framing.ts";
import { LabelledReply } from "./labelled-reply.ts";
import { encode, type Message } from "./message.ts";
import { asWord } from "./names.ts";
import { type Refusal, refusals } from "./numerics.ts";
import type { Participant, UserMode } from "./participant.ts";
import { Registration } from "./registration.ts";
import type { World } from "./world.ts";

/** Somebody with an IRC client: what the protocol keeps about them, on top of their connection. */
export class IrcParticipant implements Participant {
  nick = "*";
  username = "";
  host: string;
  realname = "";
  account: string | null = null;
  away: string | null = null;
  activeMs: number;
  readonly signonMs: number;
  readonly modes = new Set<UserMode>();
  readonly channels = new Set<Channel>();
  readonly capabilities = new Set<Capability>();
  readonly registration: Registration;
  readonly world: World;
  readonly address: string;
  private readonly connection: Connection;
  private reply: LabelledReply | null = null;

  constructor(world: World, connection: Connection) {
    this.world = world;
    this.connection = connection;
    this.address = connection.address;
    // A leading colon would make the host of ::1 a trailing parameter.
    this.host = this.address.startsWith(":") ? `0${this.address}` : this.address;
    this.signonMs = world.nowMs();
    this.activeMs = this.signonMs;
    this.registration = new Registration(this);
  }

  has(capability: Capability): boolean {
    return this.capabilities.has(capability);
  }

  deliver(message: Message): void {
    if (this.reply) this.reply.add(message);
    else this.write(message);
  }

  disconnect(reason: string): void {
    this.connection.close(reason);
  }

  /** Sends a numeric, with our nick as its first parameter (`*` before there is one). */
  numeric(code: string, ...params: string[]): void {
    this.deliver(this.world.notice(code, this.nick, ...params));
  }

  /** Sends an error numeric with its usual wording behind the parameters. */
  refuse(refusal: Refusal, ...params: string[]): void {
    const [code, text] = refusals[refusal];
    this.numeric(code, ...params.map(asWord), text);
  }

  /** Sends a line of the server that is no numeric, such as CAP or PONG. */
  say(command: string, ...params: string[]): void {
    this.deliver(this.world.notice(command, ...params));
  }

  /** A standard reply (ircv3.net standard-replies); people without the capability get a NOTICE. */
  fail(command: string, code: string, text: string): void {
    if (this.has("standard-replies")) this.say("FAIL", command, code, text);
    else this.say("NOTICE", this.nick, text);
  }

  receive(frame: Frame): undefined | Promise<void> {
    return runLine(this, frame);
  }

  ping(): void {
    this.write({
      command: "PING",
      params: [this.world.serverName],
      source: this.world.serverName,
      timeMs: 0,
    });
  }

  closed(reason: string): void {
    this.registration.stop();
    this.world.remove(this, reason);
    if (!this.registration.isDone) return;
    const fields = { nick: this.nick, reason, own: false };
    this.world.options.modules?.tell({ name: "disconnect", fields }, this);
  }

  /**
   * Runs what a line asks for. Everything sent meanwhile answers it, and carries its label
   * (ircv3.net labeled-response). What others send while something slow is awaited does not.
   */
  answering(label: string | undefined, action: () => Outcome): undefined | Promise<void> {
    const isLabelled = label !== undefined && this.has("labeled-response");
    const reply = isLabelled ? new LabelledReply(label, this.has("batch")) : null;
    const outcome = this.collecting(reply, action);
    if (outcome) return outcome.then((finish) => this.release(reply, finish));
    this.release(reply, () => {});
    return undefined;
  }

  private release(reply: LabelledReply | null, finish: () => void): void {
    this.collecting(reply, finish);
    for (const message of reply?.finish(this.world) ?? []) this.write(message);
  }

  private collecting<T>(reply: LabelledReply | null, action: () => T): T {
    this.reply = reply;
    try {
      return action();
    } finally {
      this.reply = null;
    }
  }

  private write(message: Message): void {
    const line = encode(message, this);
    if (line) this.connection.send(line);
    else this.world.log.error({ command: message.command }, "Lobby message does not fit a line");
  }
}
