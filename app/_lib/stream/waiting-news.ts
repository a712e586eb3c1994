/** Tells readers what waits for them, each by their own level, when it is not what they were told last. */
import type { Db } from "#core/db/client";
import { reaches } from "#core/levels";
import type { Log } from "#core/log";
import { readWaiting, seenMoments, WAITING_LEVEL, waitingFor } from "#core/status/waiting";
import { systemClock } from "#core/time";
import type { Reader } from "./reader.ts";
import { frame } from "./wire.ts";

interface WaitingNewsOptions {
  readonly db: Db;
  readonly log: Pick<Log, "warn">;
}

export class WaitingNews {
  readonly #options: WaitingNewsOptions;
  readonly #readers: Iterable<Reader>;
  readonly #told = new WeakMap<Reader, string>();
  #telling = false;
  #again = false;

  /** `readers` are those of the moment, whenever it is asked. */
  constructor(options: WaitingNewsOptions, readers: Iterable<Reader>) {
    this.#options = options;
    this.#readers = readers;
  }

  /** Reads what waits, once for all, and tells those who came or for whom it changed. Asked again meanwhile, it reads once more. */
  tell(): void {
    this.#again = true;
    if (this.#telling) return;
    this.#telling = true;
    void this.#tellUntilQuiet().finally(() => {
      this.#telling = false;
    });
  }

  async #tellUntilQuiet(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        await this.#tellAll();
      } catch (err) {
        // They keep what they know; the next turn reads anew.
        this.#options.log.warn({ err }, "reading what waits failed; trying again");
      }
    }
  }

  async #tellAll(): Promise<void> {
    const { db } = this.#options;
    const ids = new Set(this.#concerned().map(({ viewer }) => viewer.id));
    if (ids.size === 0) return;
    const [waiting, seen] = await Promise.all([
      readWaiting(db, systemClock()),
      seenMoments(db, [...ids]),
    ]);
    for (const reader of this.#concerned()) {
      const { id, level } = reader.viewer;
      const seenAt = seen.get(id);
      // Came meanwhile, and asked for another reading by that.
      if (seenAt === undefined) continue;
      const text = frame("waiting", waitingFor(level, waiting, seenAt));
      if (this.#told.get(reader) === text) continue;
      this.#told.set(reader, text);
      reader.send(text);
    }
  }

  #concerned(): Reader[] {
    return [...this.#readers].filter(
      ({ topics, viewer }) => topics.has("waiting") && reaches(viewer.level, WAITING_LEVEL),
    );
  }
}
