import type { Log } from "#core/log";
import type { Timers } from "./timers.ts";

const DELAY_MS = 100;
const RETRY_MS = 1_000;

/** Writes a while after something changed, one write at a time, again when it fails. The database may be away for a while. */
export class Flusher {
  private readonly write: () => Promise<void>;
  private readonly timers: Timers;
  private readonly log: Log;
  private isDirty = false;
  private isClosed = false;
  private cancel: (() => void) | null = null;
  private running: Promise<void> | null = null;

  constructor(write: () => Promise<void>, timers: Timers, log: Log) {
    this.write = write;
    this.timers = timers;
    this.log = log;
  }

  /** There is something to write. */
  touch(delayMs = DELAY_MS): void {
    this.isDirty = true;
    if (this.isClosed || this.running || this.cancel) return;
    this.cancel = this.timers.after(delayMs, () => {
      this.cancel = null;
      void this.run();
    });
  }

  /** Writes what is left, once. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.cancel?.();
    this.cancel = null;
    await this.running;
    if (this.isDirty) await this.run();
  }

  private run(): Promise<void> {
    this.isDirty = false;
    this.running = this.write()
      .then(() => 0)
      .catch((error: unknown) => {
        // What could not be written is still to be written; the next attempt takes all of it.
        this.log.warn({ err: error }, "State could not be written to the database");
        this.isDirty = true;
        return RETRY_MS;
      })
      .then((delayMs) => {
        this.running = null;
        if (this.isDirty) this.touch(delayMs || DELAY_MS);
      });
    return this.running;
  }
}
