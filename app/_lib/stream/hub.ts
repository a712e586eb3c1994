/** Follows the log once for the whole process and hands every event to the readers who may see it. */
import type { Db } from "#core/db/client";
import type { Waker } from "#core/db/wake";
import type { EventKind } from "#core/events/kinds";
import { eventsAfter, lastEventId } from "#core/events/query";
import { reservedAmong } from "#core/events/reserved";
import type { Viewer } from "#core/events/rights";
import { type LogUser, sameViewer, viewerOf } from "#core/events/viewer";
import { reaches } from "#core/levels";
import type { Log } from "#core/log";
import { readStatus, type Status } from "#core/status/status";
import { systemClock } from "#core/time";
import { Broadcast, encode, type Reader } from "./reader.ts";
import { replay } from "./replay.ts";
import { WaitingNews } from "./waiting-news.ts";
import { beat, frame } from "./wire.ts";

const BATCH_MS = 50;
const BATCH_ROWS = 500;
const RETRY_MS = 1_000;
/** Every so many looks at sessions, what waits is read without an event that says so: mails fail silently, and days pass. */
const WAITING_TURNS = 5;

export interface HubOptions {
  readonly db: Db;
  readonly waker: Pick<Waker, "onWake">;
  readonly log: Pick<Log, "warn">;
  /** The user of a session as it stands now, null when it ended. */
  readonly standing: (sessionId: string) => Promise<LogUser | null>;
  /** How often sessions and levels are looked at again; at most 5 s. */
  readonly recheckMs?: number;
  readonly beatMs?: number;
}

export class Hub {
  readonly #options: HubOptions;
  readonly #readers = new Set<Reader>();
  readonly #waiting: WaitingNews;
  #turns = 0;
  #position: number | undefined;
  #starting: Promise<number> | undefined;
  #reading = false;
  #again = false;
  #lastRead = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopFollowing: (() => void) | undefined;
  #state = "";

  constructor(options: HubOptions) {
    this.#options = options;
    this.#waiting = new WaitingNews(options, this.#readers);
  }

  /** How many streams are open, and how many of them are this user's. */
  count(userId: string): { readonly all: number; readonly own: number } {
    let own = 0;
    for (const { viewer } of this.#readers) if (viewer.id === userId) own++;
    return { all: this.#readers.size, own };
  }

  /** Takes a reader in. With `after`, what came since that number is sent first; nothing is missed or sent twice. */
  async add(reader: Reader, after: number | undefined): Promise<void> {
    this.#readers.add(reader);
    reader.hold();
    void reader.ended.then(() => this.#remove(reader));
    try {
      const position = await this.#follow();
      if (after !== undefined && after < position)
        await replay(this.#options.db, reader, after, position);
      reader.sendFirst(frame("ready", {}, position));
      if (reader.topics.has("state")) reader.sendFirst(await this.#statusFrame());
      if (reader.topics.has("waiting")) this.#waiting.tell();
      reader.release();
    } catch (error) {
      reader.close();
      throw error;
    }
  }

  #remove(reader: Reader): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0) return;
    this.#stopFollowing?.();
    clearTimeout(this.#timer);
    this.#stopFollowing = this.#position = this.#starting = this.#timer = undefined;
  }

  /** Begins to follow with the first reader; gives the number up to which events were handed out. */
  async #follow(): Promise<number> {
    if (this.#position !== undefined) return this.#position;
    if (!this.#starting) {
      this.#starting = lastEventId(this.#options.db);
      const stopWaking = this.#options.waker.onWake("Event", () => this.#wake());
      const recheck = setInterval(() => this.#turn(), this.#options.recheckMs ?? 3_000);
      const beats = setInterval(() => this.#beat(), this.#options.beatMs ?? 15_000);
      this.#stopFollowing = () => {
        stopWaking();
        clearInterval(recheck);
        clearInterval(beats);
      };
    }
    const start = await this.#starting;
    this.#position ??= start;
    this.#wake();
    return this.#position;
  }

  /** Reads soon: at once after a quiet while, else when the batch is full in time. */
  #wake(): void {
    if (this.#reading) this.#again = true;
    if (this.#reading || this.#timer) return;
    const wait = Math.max(0, this.#lastRead + BATCH_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#read();
    }, wait);
  }

  async #read(): Promise<void> {
    const from = this.#position;
    if (from === undefined) return;
    this.#reading = true;
    this.#again = false;
    let retryMs: number | undefined;
    try {
      const events = await eventsAfter(this.#options.db, from, BATCH_ROWS);
      const reserved = await reservedAmong(this.#options.db, events);
      const last = events.at(-1);
      // Otherwise everybody left meanwhile, and whoever came then began elsewhere.
      if (last && this.#position === from) {
        this.#position = last.id;
        this.#handOut(events.map((event) => new Broadcast(event, reserved)));
      }
      if (events.length === BATCH_ROWS) this.#again = true;
    } catch (err) {
      this.#options.log.warn({ err }, "reading the log failed; trying again");
      retryMs = RETRY_MS;
    }
    this.#reading = false;
    this.#lastRead = performance.now();
    if (retryMs !== undefined) this.#timer ??= setTimeout(() => this.#retry(), retryMs);
    else if (this.#again) this.#wake();
  }

  #retry(): void {
    this.#timer = undefined;
    this.#wake();
  }

  #handOut(broadcasts: readonly Broadcast[]): void {
    const shared = new Map<string, Uint8Array>();
    for (const reader of this.#readers) {
      const key = reader.likeness;
      const known = key === null ? undefined : shared.get(key);
      const bytes = known ?? encode(broadcasts.map((one) => reader.framesOf(one)).join(""));
      if (key !== null) shared.set(key, bytes);
      reader.send(bytes);
    }
    this.#followUp(new Set(broadcasts.map(({ event }) => event.kind)));
  }

  /** What else changed with these events. Levels are looked at before anything is told by them. */
  #followUp(kinds: ReadonlySet<string>): void {
    const has = (...some: readonly EventKind[]) => some.some((kind) => kinds.has(kind));
    const affectsPeople = has("user.changed", "user.signout");
    const checked = affectsPeople ? this.#recheck() : Promise.resolve();
    if (!affectsPeople && has("connect", "disconnect", "job", "bot.start", "bot.stop"))
      void this.#sendStatus();
    if (has("job", "module", "network", "user.signup", "user.verified", "user.changed"))
      void checked.then(() => this.#waiting.tell());
  }

  #beat(): void {
    if (this.#position === undefined) return;
    for (const reader of this.#readers) reader.send(beat(this.#position));
  }

  #turn(): void {
    this.#turns = (this.#turns + 1) % WAITING_TURNS;
    void this.#recheck().then(() => {
      if (this.#turns === 0) this.#waiting.tell();
    });
  }

  /** Looks at every session again. Never rejects. */
  async #recheck(): Promise<void> {
    void this.#sendStatus();
    await Promise.all(
      [...this.#readers].map((reader) =>
        this.#recheckReader(reader).catch((err: unknown) => {
          // Not knowing whether a session still counts is no reason to go on.
          this.#options.log.warn({ err }, "checking a session failed; its stream ends");
          reader.close();
        }),
      ),
    );
  }

  async #recheckReader(reader: Reader): Promise<void> {
    const user = await this.#options.standing(reader.sessionId);
    if (user?.id !== reader.viewer.id) return reader.close(frame("revoked", { reason: "session" }));
    if (user.level !== reader.viewer.level)
      return reader.close(frame("revoked", { reason: "level" }));
    const viewer: Viewer = await viewerOf(this.#options.db, user);
    if (!sameViewer(viewer, reader.viewer)) reader.viewer = viewer;
  }

  async #statusFrame(): Promise<string> {
    return frame("state", await readStatus(this.#options.db, systemClock()));
  }

  async #sendStatus(): Promise<void> {
    const readers = [...this.#readers].filter(
      ({ topics, viewer }) => topics.has("state") && reaches(viewer.level, "voice"),
    );
    if (readers.length === 0) return;
    try {
      const status: Status = await readStatus(this.#options.db, systemClock());
      const text = frame("state", status);
      if (text === this.#state) return;
      this.#state = text;
      for (const reader of readers) reader.send(text);
    } catch (err) {
      this.#options.log.warn({ err }, "reading the bot's state failed; trying again");
    }
  }
}
