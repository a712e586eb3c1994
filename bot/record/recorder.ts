/** Takes every event off the bot's hands at once and stores them in batches, in order, whatever the database does. */
import { jsonEvent } from "#core/db/event-writer/columns";
import { jsonRows } from "#core/db/json-rows";
import { eventColumns, type NewEvent } from "#core/events/events";
import type { Log } from "#core/log";
import { type Clock, SECOND, systemClock } from "#core/time";

/** Stores a batch of JSON rows, all or none, in order; when it rejects, the same batch is given again before any other. */
export interface EventWriter {
  write(batch: string): Promise<void>;
  close(): Promise<void>;
}

const BATCH = 2_000;
const GATHER_MS = 20;
/** After a batch with more rows than this, gathering takes longer: a batch by itself costs as much as thirty of its rows. */
const BUSY_ROWS = 12;
const BUSY_GATHER_MS = 35;
/** So many need not gather any longer. */
const PLENTY = 500;
const RETRY_MS = SECOND;
/** What waits while the database is away: enough for half an hour of a busy network, and no danger to memory. */
const MAX_WAITING = 10_000;
const MAX_WAITING_CHARS = 64 * 1024 * 1024;
/** From here on whoever brings events should wait, as long as they are being stored at all. */
const BEHIND = 4_000;
/** A batch takes milliseconds. Nothing stored for so long means that the database is away, and waiting for it helps nobody. */
const AWAY_MS = 5 * SECOND;

interface Deps {
  readonly writer: EventWriter;
  readonly log: Log;
  readonly clock?: Clock;
}

export class Recorder {
  readonly #writer: EventWriter;
  readonly #log: Log;
  readonly #clock: Clock;
  #waiting: string[] = [];
  #chars = 0;
  /** Dropped since the last gap row. */
  #lost = 0;
  /** What the writer has, or failed to store and must be given again as it is. */
  #batch: string | null = null;
  #batchRows = 0;
  #gatherMs = GATHER_MS;
  /** When something was stored last, or began to wait, by `performance.now()`. */
  #progressAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #closed = false;

  constructor({ writer, log, clock = systemClock }: Deps) {
    this.#writer = writer;
    this.#log = log;
    this.#clock = clock;
  }

  /**
   * Never waits and never throws. While the database is away 10,000 events or 64 Mi characters are kept, the newest; a gap row
   * stands where others are missing and says how many.
   */
  record(event: NewEvent): void {
    if (this.#closed) return;
    const row = jsonEvent(eventColumns(event));
    if (this.#waiting.length === 0 && this.#batch === null) this.#progressAt = performance.now();
    this.#waiting.push(row);
    this.#chars += row.length;
    this.#dropOldest();
    if (!this.#writing) this.#timer ??= setTimeout(() => this.#begin(), this.#gatherMs);
  }

  /** True while more comes in than is stored; false again when nothing is stored at all, however much waits. */
  get isBehind(): boolean {
    return this.#waiting.length >= BEHIND && performance.now() - this.#progressAt < AWAY_MS;
  }

  /** Resolves when everything recorded so far is stored. */
  async flush(): Promise<void> {
    do {
      clearTimeout(this.#timer);
      this.#begin();
      await this.#writing;
    } while (this.#waiting.length > 0 && !this.#closed);
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
        this.#timer = setTimeout(() => this.#begin(), this.#gatherMs);
    });
  }

  async #drain(): Promise<void> {
    for (;;) {
      this.#batch ??= this.#nextBatch();
      if (this.#batch === null) return;
      try {
        await this.#writer.write(this.#batch);
        this.#batch = null;
        this.#batchRows = 0;
        this.#progressAt = performance.now();
        if (this.#waiting.length < PLENTY) return;
      } catch (err) {
        this.#log.warn({ err, waiting: this.#waiting.length }, "events could not be stored yet");
        if (this.#closed) return;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  #nextBatch(): string | null {
    if (this.#waiting.length === 0) return null;
    const gap = this.#lost > 0 ? [this.#gap()] : [];
    this.#lost = 0;
    const rows = this.#waiting.splice(0, BATCH);
    for (const row of rows) this.#chars -= row.length;
    this.#batchRows = rows.length;
    this.#gatherMs = rows.length > BUSY_ROWS ? BUSY_GATHER_MS : GATHER_MS;
    return jsonRows([...gap, ...rows]);
  }

  #gap(): string {
    const text = `${this.#lost} events were lost while the database was away`;
    return jsonEvent(eventColumns({ at: this.#clock(), kind: "gap", severity: "warn", text }));
  }

  /** The batch that was given away stays as it is: nobody may know whether it is stored. */
  #dropOldest(): void {
    while (
      this.#waiting.length + this.#batchRows > MAX_WAITING ||
      (this.#chars > MAX_WAITING_CHARS && this.#waiting.length > 1)
    ) {
      this.#chars -= this.#waiting.shift()?.length ?? 0;
      this.#lost++;
    }
  }
}
