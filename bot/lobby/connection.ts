import type { Socket } from "node:net";
import { buildLine } from "#core/irc/message";
import { Backlog } from "./backlog.ts";
import { type Frame, Framer } from "./framing.ts";
import type { LobbyLimits, LobbyLog } from "./options.ts";

/** Lines handled before others get their turn. */
const LINES_PER_TURN = 200;

/** What a connection needs of whoever understands its lines. */
export interface ConnectionOwner {
  /** Handles one line; the next one waits until the promise, if any, is settled. */
  receive(frame: Frame): undefined | Promise<void>;
  /** Silence has lasted: ask for a sign of life. */
  ping(): void;
  /** The connection is closed or about to be; told once. */
  closed(reason: string): void;
}

/** A live link: framing, flood penalty, send queue, silence. Nothing that happens on the socket throws out of here. */
export class Connection {
  readonly address: string;
  private readonly socket: Socket;
  private readonly limits: LobbyLimits;
  private readonly log: LobbyLog;
  private readonly framer = new Framer();
  private readonly backlog: Backlog;
  private owner: ConnectionOwner | null = null;
  private outgoing: string[] = [];
  private outgoingLength = 0;
  private isBusy = false;
  private isEnding = false;
  private heard = true;
  private silences = 0;
  private turn: NodeJS.Timeout | NodeJS.Immediate | null = null;
  private readonly silence: NodeJS.Timeout;

  constructor(socket: Socket, address: string, limits: LobbyLimits, log: LobbyLog) {
    this.socket = socket;
    this.address = address;
    this.limits = limits;
    this.log = log;
    this.backlog = new Backlog(limits);
    this.silence = setInterval(() => this.checkSilence(), limits.silenceMs);
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.take(chunk));
    socket.on("end", () => this.finish("Remote host closed the connection"));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      this.log.debug({ address, code: error.code }, "Lobby connection failed");
      this.finish(`Read error: ${error.code ?? "unknown"}`);
    });
    socket.on("close", () => {
      this.finish("Connection closed");
      clearInterval(this.silence);
    });
  }

  /** Whether lines still go both ways. */
  get isOpen(): boolean {
    return !this.isEnding;
  }

  /** Says who understands the lines. What came before waits for it. */
  attach(owner: ConnectionOwner): void {
    this.owner = owner;
    if (!this.isEnding) this.work();
  }

  /** Queues a line, without its CRLF. All lines of one turn leave in one write. */
  send(line: string): void {
    if (this.isEnding) return;
    if (this.outgoing.length === 0) queueMicrotask(() => this.flush());
    this.outgoing.push(line, "\r\n");
    this.outgoingLength += line.length + 2;
    if (this.outgoingLength + this.socket.writableLength > this.limits.sendQueueBytes) {
      this.outgoing = [];
      this.finish("Max SendQ exceeded");
      this.socket.destroy();
    }
  }

  /** Ends the connection: everything queued is written, then `ERROR`. Told to the owner as closed. */
  close(reason: string): void {
    if (this.isEnding) return;
    const params = [`Closing Link: ${this.address} (${reason})`];
    this.send(buildLine({ command: "ERROR", params }) ?? "ERROR :Closing Link");
    this.flush();
    this.finish(reason);
  }

  private flush(): void {
    if (this.outgoing.length === 0) return;
    const text = this.outgoing.join("");
    this.outgoing = [];
    this.outgoingLength = 0;
    if (this.socket.writable) this.socket.write(text);
  }

  private finish(reason: string): void {
    if (this.isEnding) return;
    this.isEnding = true;
    clearInterval(this.silence);
    this.cancelTurn();
    // Reading goes on until the other side closes: unread bytes at close would make the kernel discard our ERROR.
    this.socket.resume();
    this.socket.end();
    const linger = setTimeout(() => this.socket.destroy(), this.limits.lingerMs);
    this.socket.once("close", () => clearTimeout(linger));
    this.guard(() => this.owner?.closed(reason));
  }

  private take(chunk: Buffer): void {
    if (this.isEnding) return;
    this.heard = true;
    for (const frame of this.framer.push(chunk)) this.backlog.add(frame);
    if (this.owner && !this.isBusy && !this.turn) this.work();
    const isHeldBack = this.isBusy || this.backlog.waitMs(performance.now()) > 0;
    if (this.backlog.bytes <= this.limits.receiveBacklogBytes) return;
    if (isHeldBack) this.close("Excess Flood");
    // Not their fault, ours: read on when what is here has been handled.
    else this.socket.pause();
  }

  /** Handles what is due, a bounded number of lines at a time. */
  private work(): void {
    for (let line = 0; line < LINES_PER_TURN && !this.isEnding; line++) {
      const nowMs = performance.now();
      if (this.backlog.isEmpty) {
        this.socket.resume();
        return;
      }
      const waitMs = this.backlog.waitMs(nowMs);
      if (waitMs > 0) {
        this.turn = setTimeout(() => this.nextTurn(), Math.ceil(waitMs));
        return;
      }
      if (this.handle(this.backlog.take(nowMs))) return;
    }
    if (!this.isEnding) this.turn = setImmediate(() => this.nextTurn());
  }

  private nextTurn(): void {
    this.turn = null;
    this.work();
  }

  private cancelTurn(): void {
    if (!this.turn) return;
    if ("refresh" in this.turn) clearTimeout(this.turn);
    else clearImmediate(this.turn);
    this.turn = null;
  }

  /** True when the line takes time; work goes on by itself afterwards. */
  private handle(frame: Frame | null): boolean {
    if (!frame) return false;
    const pending = this.guard(() => this.owner?.receive(frame));
    if (!pending) return false;
    this.isBusy = true;
    pending
      .catch((error: unknown) => this.broken(error))
      .finally(() => {
        this.isBusy = false;
        if (!this.isEnding) this.work();
      });
    return true;
  }

  /** A fault of ours costs the connection it happened on, and no other. */
  private guard<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      this.broken(error);
      return undefined;
    }
  }

  private broken(error: unknown): void {
    this.log.error({ err: error, address: this.address }, "Lobby failed to handle a line");
    this.close("Internal error");
  }

  private checkSilence(): void {
    if (this.heard) {
      this.heard = false;
      this.silences = 0;
    } else if (this.silences === 2) this.close("Ping timeout");
    else {
      this.silences++;
      this.guard(() => this.owner?.ping());
    }
  }
}
