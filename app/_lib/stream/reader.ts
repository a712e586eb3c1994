/** One reader of a stream: what they asked for, what they may see, and the bytes on their way to them. */
import { isOpen, type LogFilter, rowMatcher } from "#core/events/filter";
import {
  isOwnJob,
  isOwnToken,
  type LogRow,
  maySee,
  type StoredEvent,
  seenBy,
  type Viewer,
} from "#core/events/rights";
import type { Level } from "#core/levels";
import { frame, type Topic } from "./wire.ts";

/** Who has this much unread is not reading any more. */
export const MAX_QUEUED_BYTES = 1_048_576;

export interface ReaderOptions {
  readonly sessionId: string;
  readonly viewer: Viewer;
  readonly topics: ReadonlySet<Topic>;
  readonly filter: LogFilter;
}

/** An event on its way to many readers; what one level sees of it is written out once. */
export class Broadcast {
  readonly event: StoredEvent;
  readonly #rows = new Map<Level, LogRow>();
  readonly #frames = new Map<string, string>();
  readonly #reserved: ReadonlySet<string>;

  /** `reserved` are those who keep to themselves what they say. */
  constructor(event: StoredEvent, reserved: ReadonlySet<string>) {
    this.event = event;
    this.#reserved = reserved;
  }

  /** The row as `level` sees it. */
  row(level: Level): LogRow {
    let row = this.#rows.get(level);
    if (row === undefined) {
      row = seenBy(level, this.event, this.#reserved);
      this.#rows.set(level, row);
    }
    return row;
  }

  /** The frame of a topic as `level` sees it. */
  frame(topic: "log" | "jobs" | "token", level: Level, id?: number): string {
    const key = `${topic} ${level} ${id ?? ""}`;
    let text = this.#frames.get(key);
    if (text === undefined) {
      text = frame(topic, this.row(level), id);
      this.#frames.set(key, text);
    }
    return text;
  }
}

type Piece = string | Uint8Array;

const encoder = new TextEncoder();
/** Text as it goes over the wire. */
export const encode = (text: string): Uint8Array => encoder.encode(text);

export class Reader {
  readonly sessionId: string;
  readonly topics: ReadonlySet<Topic>;
  readonly body: ReadableStream<Uint8Array>;
  readonly ended: Promise<void>;
  viewer: Viewer;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #held: Piece[] | undefined;
  #end: () => void = () => {};
  readonly #sortedTopics: string;
  /** Null when everything fits. */
  readonly #matches: ((row: LogRow) => boolean) | null;

  constructor({ sessionId, viewer, topics, filter }: ReaderOptions) {
    this.sessionId = sessionId;
    this.viewer = viewer;
    this.topics = topics;
    this.#sortedTopics = [...topics].sort().join();
    this.#matches = isOpen(filter) ? null : rowMatcher(filter);
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.#finish(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MAX_QUEUED_BYTES }),
    );
  }

  /** Readers with the same key get the same of everything; null when it depends on who they are or what they look for. */
  get likeness(): string | null {
    const { level } = this.viewer;
    if (this.#matches !== null || this.topics.has("token")) return null;
    if (level !== "superuser" && (level !== "staff" || this.topics.has("jobs"))) return null;
    return `${level} ${this.#sortedTopics}`;
  }

  /** What this reader gets of an event, or nothing. The number comes with the last frame, so that resuming repeats or skips none. */
  framesOf(broadcast: Broadcast): string {
    const { event } = broadcast;
    const topics: (readonly ["log" | "jobs" | "token", Level])[] = [];
    if (this.#wantsInLog(broadcast)) topics.push(["log", this.viewer.level]);
    if (this.topics.has("jobs") && isOwnJob(this.viewer, event)) topics.push(["jobs", "superuser"]);
    if (this.topics.has("token") && isOwnToken(this.viewer, event))
      topics.push(["token", "superuser"]);
    return topics
      .map(([topic, level], place) =>
        broadcast.frame(topic, level, place === topics.length - 1 ? event.id : undefined),
      )
      .join("");
  }

  #wantsInLog(broadcast: Broadcast): boolean {
    return (
      this.topics.has("log") &&
      maySee(this.viewer, broadcast.event) &&
      (this.#matches === null || this.#matches(broadcast.row(this.viewer.level)))
    );
  }

  /** Keeps what is sent from now on until `release`, so that older rows can go first. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const piece of held) this.send(piece);
  }

  /** Sends right away, even while others are held back. */
  sendFirst(text: string): void {
    this.#write(text);
  }

  /** Text, or bytes that several readers share; whoever gets them leaves them as they are. */
  send(piece: Piece): void {
    if (piece.length === 0) return;
    if (this.#held) this.#held.push(piece);
    else this.#write(piece);
  }

  #write(piece: Piece): void {
    const controller = this.#controller;
    if (!controller || piece.length === 0) return;
    controller.enqueue(typeof piece === "string" ? encode(piece) : piece);
    // Whoever is that far behind is cut off; the browser comes back and resumes by number.
    if ((controller.desiredSize ?? 0) <= 0) this.#fail();
  }

  /** Says a last word and closes. */
  close(lastWord = ""): void {
    this.#write(lastWord);
    const controller = this.#controller;
    this.#finish();
    controller?.close();
  }

  #fail(): void {
    const controller = this.#controller;
    this.#finish();
    controller?.error(new Error("the reader of the stream is too slow"));
  }

  #finish(): void {
    this.#controller = undefined;
    this.#held = undefined;
    this.#end();
  }
}
