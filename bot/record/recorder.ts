/** Takes every event off the bot's hands at once and stores them in batches, in order, whatever the database does. */
import type { EventColumns, NewEvent } from "#core/events/events";
import { eventColumns } from "#core/events/events";
import type { Log } from "#core/log";
import { type Clock, SECOND, systemClock } from "#core/time";

/** Stores rows in one transaction, in order; rejects when none of them were stored. */
export interface EventWriter {
  write(rows: readonly EventColumns[]): Promise<void>;
  close(): Promise<void>;
}

const BATCH = 500;
const GATHER_MS = 20;
const MAX_WAITING = 10_000;

interface Deps {
  readonly writer: EventWriter;
  readonly log: Log;
  readonly clock?: Clock;
}

export class Recorder {
  readonly #writer: EventWriter;
  readonly #log: Log;
  readonly #clock: Clock;
  #waiting: EventColumns[] = [];
  #dropped = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #closed = false;

  constructor({ writer, log, clock = systemClock }: Deps) {
    this.#writer = writer;
    this.#log = log;
    this.#clock = clock;
  }

  /** Never waits and never throws. While the database is away the newest 10,000 are kept; a gap row says how many were lost. */
  record(event: NewEvent): void {
    if (this.#closed) return;
    if (this.#waiting.length >= MAX_WAITING) {
      this.#waiting.shift();
      this.#dropped++;
    }
    this.#waiting.push(eventColumns(event));
    if (!this.#writing) this.#timer ??= setTimeout(() => this.#begin(), GATHER_MS);
  }

  /** Resolves when everything recorded so far is stored. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#begin();
    await this.#writing;
  }

  async close(): Promise<void> {
    await this.flush();
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#writer.close();
  }

  #begin(): void {
    this.#timer = undefined;
    this.#writing ??= this.#drain().finally(() => {
      this.#writing = undefined;
      if (this.#waiting.length > 0 && !this.#closed)
        this.#timer = setTimeout(() => this.#begin(), GATHER_MS);
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const gap = this.#gap();
      const batch = this.#waiting.splice(0, BATCH);
      try {
        await this.#writer.write([...gap, ...batch]);
      } catch (err) {
        this.#putBack(batch, gap.length > 0);
        this.#log.warn({ err, waiting: this.#waiting.length }, "events could not be stored yet");
        if (this.#closed) return;
        await new Promise((resolve) => setTimeout(resolve, SECOND));
      }
    }
  }

  #gap(): EventColumns[] {
    if (this.#dropped === 0) return [];
    const lost = this.#dropped;
    this.#dropped = 0;
    this.#lost = lost;
    const text = `${lost} events were lost while the database was away`;
    return [eventColumns({ at: this.#clock(), kind: "gap", severity: "warn", text })];
  }

  #lost = 0;

  #putBack(batch: EventColumns[], hadGap: boolean): void {
    if (hadGap) this.#dropped += this.#lost;
    const all = [...batch, ...this.#waiting];
    const over = Math.max(0, all.length - MAX_WAITING);
    this.#dropped += over;
    this.#waiting = all.slice(over);
  }
}
