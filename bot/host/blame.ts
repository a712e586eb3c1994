/**
 * Which module was running when a host died. Before a module's code runs, the host writes its name to a file that the bot
 * process holds open; one small synchronous write survives whatever the module does next, an endless loop included.
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
  /** Notes that `module` runs from now on; call what it gives when that run is over. */
  enter(module: string): () => void;
  /** Names the culprit outright, when the host knows it from a stack. */
  accuse(module: string): void;
}

/** The host's end. Keeps every running module in the file, the last one that began first. */
export function createBlameWriter(fd = BLAME_FD): BlameWriter {
  const running: string[] = [];
  let accused = false;
  const write = (text: string) => {
    if (!accused) writeSync(fd, text.slice(0, RECORD_BYTES).padEnd(RECORD_BYTES), 0);
  };
  return {
    enter(module) {
      running.unshift(module);
      write(running.join(" "));
      return () => {
        running.splice(running.indexOf(module), 1);
        write(running.join(" "));
      };
    },
    accuse(module) {
      write(module);
      accused = true;
    },
  };
}

/** Where nobody watches, as in tests that run modules in their own process. */
export const noBlame: BlameWriter = { enter: () => () => {}, accuse: () => {} };

export interface BlameFile {
  readonly fd: number;
  /** The modules that were running, the most likely culprit first. */
  running(): string[];
  close(): void;
}

/** The bot process' end: a nameless file that goes away with its last holder. */
export function openBlameFile(folder: string, name: string): BlameFile {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.${process.pid}.${Date.now()}`);
  const fd = openSync(file, "wx+", 0o600);
  unlinkSync(file);
  ftruncateSync(fd, RECORD_BYTES);
  return {
    fd,
    running() {
      const buffer = Buffer.alloc(RECORD_BYTES);
      readSync(fd, buffer, 0, RECORD_BYTES, 0);
      return buffer.toString("utf8").replaceAll("\0", "").split(" ").filter(Boolean);
    },
    close: () => closeSync(fd),
  };
}
