/** One life of a module host: forked, watched, and reported once when it ends. */
import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { plainEnv } from "#core/env";
import type { Log } from "#core/log";
import { openBlameFile } from "./blame.ts";
import type { FromHost, ToHost } from "./messages.ts";
import { pipeLines } from "./output.ts";
import { watchHost } from "./watchdog.ts";

export interface HostLimits {
  /** How often a host must show that it lives. */
  readonly heartbeatMs: number;
  /** How long it may owe an answer. */
  readonly stallMs: number;
  readonly rssBytes: number;
  /** From fork to the first sign of life. */
  readonly startMs: number;
  /** How many events may be on their way before more are dropped. */
  readonly backlog: number;
}

export const defaultLimits: HostLimits = {
  heartbeatMs: 1_000,
  stallMs: 2_000,
  rssBytes: 256 * 1024 * 1024,
  startMs: 30_000,
  backlog: 20_000,
};

export interface Death {
  /** In words for the console. */
  readonly reason: string;
  /** The modules that were running, the most likely culprit first. */
  readonly running: readonly string[];
}

export interface HostProcess {
  readonly pid: number;
  /** False when it was not even tried: the process is gone, or owes too much. */
  send(message: ToHost): boolean;
  /** Asks it to finish and go; killed after `limitMs`. Resolves when it is gone. */
  stop(limitMs: number): Promise<void>;
}

interface HostOptions {
  readonly name: string;
  readonly root: string;
  /** Null for hosts that may not touch the database. */
  readonly databaseUrl: string | null;
  readonly limits: HostLimits;
  readonly log: Log;
  onMessage(message: FromHost): void;
  onDeath(death: Death): void;
}

const isSource = import.meta.filename.endsWith(".ts");
const entry = path.join(import.meta.dirname, `child${path.extname(import.meta.filename)}`);

/** Source runs through tsx; in production the transpiled files are found by a condition of `imports`. */
const nodeOptions = isSource ? ["--import", "tsx"] : ["--conditions=steward-dist"];

/** Starts a host. It has loaded nothing yet; send it `start`. */
export function startHostProcess(options: HostOptions): HostProcess {
  const { name, root, databaseUrl, limits, log } = options;
  const blame = openBlameFile(path.join(root, ".cache/hosts"), name);
  const child = fork(entry, databaseUrl === null ? [] : ["--database"], {
    cwd: root,
    serialization: "advanced",
    execArgv: [...nodeOptions, ...memoryOptions(limits), "--enable-source-maps"],
    env: plainEnv(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    stdio: ["ignore", "pipe", "pipe", "ipc", blame.fd],
  });
  pipeLines(child.stdout, (line) => log.info({ host: name, line }, "module output"));
  pipeLines(child.stderr, (line) => log.warn({ host: name, line }, "module output"));

  let killedFor: string | null = null;
  const kill = (reason: string) => {
    killedFor ??= reason;
    child.kill("SIGKILL");
  };
  const sender = senderTo(child, limits.backlog, () =>
    log.warn({ host: name }, "module host is behind; events were dropped"),
  );
  const watch = watchHost(child, limits, sender, kill);

  child.on("message", (message: FromHost) => {
    if (message.type === "pong") watch.pong();
    else options.onMessage(message);
  });
  const gone = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      watch.stop();
      const running = blame.running();
      blame.close();
      options.onDeath({ reason: killedFor ?? reason, running });
      resolve();
    };
    // "error" means that it could not be started; "exit" never comes then.
    child.once("error", (error) => child.pid === undefined && end(error.message));
    child.once("exit", (code, signal) => end(deathOf(code, signal)));
  });

  return {
    pid: child.pid ?? 0,
    send: sender,
    async stop(limitMs) {
      sender({ type: "stop" });
      const timer = setTimeout(() => kill("it did not stop when asked"), limitMs);
      await gone;
      clearTimeout(timer);
    },
  };
}

/**
 * The heap gets three quarters; buffers and the runtime itself need the rest. A small nursery costs modules nothing that can
 * be measured and keeps some 30 MB out of use.
 */
function memoryOptions({ rssBytes }: HostLimits): string[] {
  const heap = Math.floor((rssBytes * 0.75) / 1024 / 1024);
  return [`--max-old-space-size=${heap}`, "--max-semi-space-size=1"];
}

function deathOf(code: number | null, signal: string | null): string {
  if (signal === "SIGABRT") return "it ran out of memory";
  if (signal !== null) return `it was ended by ${signal}`;
  return `it exited with code ${code}`;
}

/** Sends without waiting, but counts what is on its way, so that a stalled host cannot fill the bot's memory. */
function senderTo(child: ChildProcess, backlog: number, onDrop: () => void) {
  let pending = 0;
  let dropped = false;
  return (message: ToHost): boolean => {
    if (!child.connected) return false;
    if (pending >= backlog && message.type === "event") {
      if (!dropped) onDrop();
      dropped = true;
      return false;
    }
    pending++;
    child.send(message, (error) => {
      // A broken channel is followed by "exit", which is where it is dealt with.
      if (!error) dropped = false;
      pending--;
    });
    return true;
  };
}
