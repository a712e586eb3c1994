/**
 * What a host was doing when it died. Before a module's code runs, the host writes to a file that the bot process holds open:
 * how far it had come in what it was told, and which modules run. One small synchronous write survives whatever the module does
 * next, an endless loop included.
 */
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import path from "node:path";

/** The file descriptor under which a host finds its blame file; 0 to 2 are the usual ones, 3 is the message channel. */
export const BLAME_FD = 4;
const RECORD_BYTES = 256;

export interface BlameWriter {
  /** What runs next is because of message number `place` of the story. */
  reach(place: number): void;
  /** Notes that `module` runs from now on; call what it gives when that run is over. */
  enter(module: string): () => void;
  /** Names the culprit outright, when the host knows it from a stack. */
  accuse(module: string): void;
}

/** The host's end. Keeps every running module in the file, the last one that began first. */
export function createBlameWriter(fd = BLAME_FD): BlameWriter {
  /** Module to how many of its runs are under way; who began last comes last. */
  const running = new Map<string, number>();
  const record = Buffer.alloc(RECORD_BYTES);
  let place = 0;
  let accused: string | null = null;
  let written = "";
  let isStale = false;

  const write = () => {
    isStale = false;
    const names = accused === null ? [...running.keys()].reverse().join(" ") : `!${accused}`;
    const text = `${place} ${names}`.slice(0, RECORD_BYTES - 1);
    if (text === written) return;
    written = text;
    record.write(`${text}\n`, "latin1");
    writeSync(fd, record, 0, text.length + 1, 0);
  };
  const leave = (module: string) => {
    const count = (running.get(module) ?? 1) - 1;
    if (count > 0) running.set(module, count);
    else running.delete(module);
    // Naming a module a moment too long is harmless, and saves half of the writes.
    if (!isStale) setImmediate(() => isStale && write());
    isStale = true;
  };

  return {
    reach(next) {
      place = next;
    },
    enter(module) {
      const count = (running.get(module) ?? 0) + 1;
      running.delete(module);
      running.set(module, count);
      write();
      return () => leave(module);
    },
    accuse(module) {
      accused ??= module;
      write();
    },
  };
}

/** Where nobody watches, as in tests that run modules in their own process. */
export const noBlame: BlameWriter = { reach: () => {}, enter: () => () => {}, accuse: () => {} };

export interface Blame {
  /** How many messages of the story it had begun. */
  readonly place: number;
  /** The modules that were running, the most likely culprit first. */
  readonly running: readonly string[];
  /** The host itself named the culprit. */
  readonly isAccused: boolean;
}

export interface BlameFile {
  readonly fd: number;
  read(): Blame;
  close(): void;
}

/** The bot process' end: a nameless file that goes away with its last holder. */
export function openBlameFile(folder: string, name: string): BlameFile {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name.replace(/[^\w-]/g, "-")}.${process.pid}.${Date.now()}`);
  const fd = openSync(file, "wx+", 0o600);
  unlinkSync(file);
  ftruncateSync(fd, RECORD_BYTES);
  return {
    fd,
    read() {
      const buffer = Buffer.alloc(RECORD_BYTES);
      readSync(fd, buffer, 0, RECORD_BYTES, 0);
      const [line = ""] = buffer.toString("latin1").replaceAll("\0", "").split("\n");
      const [place = "", ...names] = line.split(" ");
      const running = names.filter(Boolean).map((name) => name.replace(/^!/, ""));
      const isAccused = names.some((name) => name.startsWith("!"));
      return { place: Number(place) || 0, running, isAccused };
    },
    close: () => closeSync(fd),
  };
}
