import { connect, type Socket } from "node:net";

const PATIENCE_MS = 10_000;

/** Somebody at a raw socket, for tests: writes lines, and reads exactly what came of them. */
export class RawPerson {
  readonly socket: Socket;
  /** Everything received and not yet asked for. */
  private lines: string[] = [];
  private partial = "";
  private isClosed = false;
  private readonly waiting = new Set<() => void>();
  private readonly listeners = new Set<(line: string) => void>();
  private pings = 0;

  /** `from` is the loopback address to come from. */
  constructor(port: number, host = "127.0.0.1", from?: string) {
    this.socket = connect({ host, port, ...(from === undefined ? {} : { localAddress: from }) });
    this.socket.setEncoding("utf8");
    this.socket.on("data", (text: string) => this.take(text));
    this.socket.on("error", () => {});
    this.socket.on("close", () => {
      this.isClosed = true;
      for (const look of this.waiting) look();
    });
  }

  write(...lines: string[]): void {
    this.socket.write(lines.map((line) => `${line}\r\n`).join(""));
  }

  /** Sends lines and gives everything received up to the moment they had all been handled. */
  async ask(...lines: string[]): Promise<string[]> {
    const token = `sync-${++this.pings}`;
    this.write(...lines, `PING ${token}`);
    const received = await this.until((line) => line.includes("PONG") && line.endsWith(token));
    return received.slice(0, -1);
  }

  /** Waits for a line and gives everything up to it. */
  until(test: (line: string) => boolean): Promise<string[]> {
    return this.wait(`a line; had ${JSON.stringify(this.lines)}`, () => {
      const at = this.lines.findIndex(test);
      return at < 0 ? null : this.lines.splice(0, at + 1);
    });
  }

  /** Waits for the end and gives everything up to it. */
  untilClosed(): Promise<string[]> {
    return this.wait("the end", () => (this.isClosed ? this.lines.splice(0) : null));
  }

  /** Hears of every line from now on, whoever asks for it. */
  onLine(listener: (line: string) => void): void {
    this.listeners.add(listener);
  }

  close(): void {
    this.socket.destroy();
  }

  private wait<T>(what: string, look: () => T | null): Promise<T> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(check);
      };
      const check = () => {
        const found = look();
        if (found === null) return;
        done();
        resolve(found);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`Waited in vain for ${what}, then ${JSON.stringify(this.lines)}`));
      }, PATIENCE_MS);
      this.waiting.add(check);
      check();
    });
  }

  private take(text: string): void {
    const parts = (this.partial + text).split("\r\n");
    this.partial = parts.pop() ?? "";
    this.lines.push(...parts);
    for (const line of parts) for (const listener of this.listeners) listener(line);
    for (const look of this.waiting) look();
  }
}
