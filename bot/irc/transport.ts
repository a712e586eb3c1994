/** The one way to and from a server's socket. Everything irc-framework writes on its own passes here as well. */
import type { TLSSocket } from "node:tls";
import type { IrcClientOptions } from "irc-framework";
import NetTransport from "irc-framework/src/transports/net.js";
import type { Log } from "#core/log";
import { redactWire } from "#core/secrets";
import { Inbox } from "./inbox.ts";
import { lineProblem } from "./line-check.ts";
import { ReceiveBuffer } from "./receive-buffer.ts";

export interface TransportHooks {
  readonly log: Log;
  /** SHA-256 of the only certificate to accept, in small hex digits; empty when any valid one will do. */
  readonly fingerprint: string;
  /** A line irc-framework wants sent; queueing it is the owner's business. */
  outgoing(line: string, done?: () => void): void;
  opened(): void;
  /** A PING, as soon as it is read, whatever waits to be handled. */
  ping(line: string): void;
  /** Every other line, in order. */
  line(line: string): void;
  /** True while lines should wait, because what they cause cannot be taken in as fast. */
  isHeld(): boolean;
  /** Once for each transport, after the last line. */
  closed(reason: string): void;
}

/** Thrown by {@link GuardedTransport.writeNow}: the line was refused and nothing was sent. */
export class RefusedLine extends Error {}

const ping = /^(?:@\S* +)?(?::\S* +)?PING(?: |$)/i;

/** irc-framework's transport with a guard at both ends. */
export class GuardedTransport extends NetTransport {
  private readonly hooks: TransportHooks;
  private readonly received = new ReceiveBuffer();
  private readonly inbox = new Inbox({
    handle: (line) => this.deliver(line, this.hooks.line),
    isHeld: () => this.hooks.isHeld(),
    pause: () => this.socket?.pause(),
    resume: () => this.socket?.resume(),
  });
  private isDisposed = false;
  private isClosed = false;

  constructor(options: IrcClientOptions, hooks: TransportHooks) {
    super(options);
    this.hooks = hooks;
  }

  override writeLine(line: string, done?: () => void): void {
    this.hooks.outgoing(line, done);
  }

  /** Puts a line on the socket. Throws {@link RefusedLine} for what may never go out; false when there is no socket. */
  writeNow(line: string, done?: () => void): boolean {
    const problem = lineProblem(line);
    if (problem) {
      this.hooks.log.error({ line: redactWire(line), problem }, "Line refused");
      throw new RefusedLine(`The line may not go out (${problem}).`);
    }
    if (!this.socket || this.socket.destroyed || !this.isConnected()) return false;
    const shown = {
      // Worked out only where somebody reads debug lines.
      get out() {
        return redactWire(line);
      },
    };
    this.hooks.log.debug(shown, "Line sent");
    this.gather(this.socket);
    super.writeLine(line, done);
    return true;
  }

  /** What is written in one turn of the event loop leaves in one piece. */
  private gather(socket: NonNullable<typeof this.socket>): void {
    if (socket.writableCorked > 0) return;
    socket.cork();
    setImmediate(() => socket.uncork());
  }

  override _onSocketCreate(
    options: IrcClientOptions,
    socket: NonNullable<typeof this.socket>,
  ): void {
    if (this.isDisposed) {
      // A proxy answered after we had given up.
      socket.destroy();
      return;
    }
    // Its own listener is taken off when it is disposed; an error after that must not end the process.
    socket.on("error", () => {});
    super._onSocketCreate(options, socket);
    socket.setNoDelay(true);
  }

  override onSocketFullyConnected(): void {
    const problem = this.certificateProblem();
    if (problem) {
      this.last_socket_error = new Error(problem);
      this.socket?.destroy();
      return;
    }
    this.hooks.opened();
    super.onSocketFullyConnected();
  }

  override onSocketData(data: Buffer): void {
    try {
      for (const line of this.received.push(data)) {
        if (ping.test(line)) this.deliver(line, this.hooks.ping);
        else this.inbox.push(line);
      }
      this.inbox.run();
    } catch (error) {
      this.last_socket_error = error instanceof Error ? error : new Error(String(error));
      this.socket?.destroy();
    }
  }

  override onSocketError(error: Error): void {
    super.onSocketError(error);
    // Without a socket (a proxy that refused) no close event would follow.
    if (!this.socket) this.onSocketClose();
  }

  /** What the server said before it went still counts. */
  override onSocketClose(): void {
    this.inbox.finish(() => {
      super.onSocketClose();
      this.tellClosed(this.last_socket_error?.message ?? "The server closed the connection");
    });
  }

  /** Drops everything at once; `closed` is told if it was not yet. */
  abandon(reason: string): void {
    this.isDisposed = true;
    this.inbox.drop();
    this.disposeSocket();
    this.tellClosed(reason);
  }

  private deliver(line: string, take: (line: string) => void): void {
    try {
      take(line);
    } catch (error) {
      // Whatever a server says, the next line still counts.
      this.hooks.log.warn({ err: error, line: redactWire(line) }, "A line could not be handled");
    }
  }

  private tellClosed(reason: string): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.hooks.closed(reason);
  }

  private certificateProblem(): string | null {
    const { fingerprint } = this.hooks;
    if (!fingerprint) return null;
    if (!this.options.tls) return "A fingerprint is set, but this server is used without TLS.";
    const certificate = (this.socket as TLSSocket).getPeerCertificate();
    const found = certificate.fingerprint256?.replaceAll(":", "").toLowerCase() ?? "none";
    return found === fingerprint
      ? null
      : `The server's certificate is not the pinned one (${found}).`;
  }
}
