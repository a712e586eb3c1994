/** One life of a module host: forked, watched, and reported once when it ends. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { plainEnv } from "#core/env";
import type { Log } from "#core/log";
import { type Blame, openBlameFile } from "./blame.ts";
import { checkHeard } from "./heard.ts";
import type { FromHost, ToHost } from "./messages.ts";
import { createOutbox } from "./outbox.ts";
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
  /** How many events may wait for a host before more are dropped. */
  readonly backlog: number;
}

export const defaultLimits: HostLimits = {
  heartbeatMs: 1_000,
  stallMs: 2_000,
  rssBytes: 256 * 1024 * 1024,
  startMs: 30_000,
  backlog: 20_000,
};

export interface Death extends Blame {
  /** In words for the console. */
  readonly reason: string;
  /** A signal ended it, and nobody knows whose: the module that ran is only suspected. */
  readonly isUnsure: boolean;
}

export interface HostProcess {
  readonly pid: number;
  /** Lost when the process is gone; its death is told. */
  send(message: ToHost): void;
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

/** What may end a process without its own doing: an operator, or the system when memory is short. */
const OTHERS: ReadonlySet<string> = new Set(["SIGKILL", "SIGTERM", "SIGHUP"]);

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
  const { send } = createOutbox<ToHost>((messages) => {
    if (!child.connected) return;
    watch.asked();
    // A broken channel is followed by "exit", which is where it is dealt with.
    child.send(messages as ToHost[], () => {});
  }, isNews);
  const ping = () => send({ type: "ping" });
  const watch = watchHost({ pid: child.pid ?? 0, limits, ping, kill });

  child.on("message", (said: unknown) => {
    watch.heard();
    if (Array.isArray(said)) for (const one of said) hear(one, options);
  });
  const gone = new Promise<void>((resolve) => {
    const end = (reason: string, signal: string | null = null) => {
      watch.stop();
      const died = blame.read();
      blame.close();
      const isUnsure =
        killedFor === null && signal !== null && OTHERS.has(signal) && !died.isAccused;
      options.onDeath({ reason: killedFor ?? reason, isUnsure, ...died });
      resolve();
    };
    // "error" means that it could not be started; "exit" never comes then.
    child.once("error", (error) => child.pid === undefined && end(error.message));
    child.once("exit", (code, signal) => {
      // What it said last may still lie in the channel, whose end is told apart.
      void whenDrained(child).then(() => end(deathOf(code, signal), signal));
    });
  });

  return {
    pid: child.pid ?? 0,
    send,
    async stop(limitMs) {
      send({ type: "stop" });
      const timer = setTimeout(() => kill("it did not stop when asked"), limitMs);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** Nobody waits for what modules make of it. */
const isNews = ({ type }: ToHost): boolean => type === "event" || type === "presence";

/** A process that the host left behind could hold the channel open; then what it said last is lost. */
const DRAIN_MS = 1_000;

async function whenDrained(child: ChildProcess): Promise<void> {
  if (!child.connected) return;
  const ended = new AbortController();
  await Promise.race([
    once(child, "disconnect", { signal: ended.signal }),
    sleep(DRAIN_MS, undefined, { signal: ended.signal }),
  ]);
  ended.abort();
}

function hear(said: unknown, { name, log, onMessage }: HostOptions): void {
  const message = checkHeard(said);
  if (message) onMessage(message);
  else log.warn({ host: name }, "a host said something that it cannot mean");
}

/**
 * The heap gets three quarters; buffers and the runtime itself need the rest. A small nursery and a heap that grows in small steps
 * cost modules nothing that can be measured; Prisma's query compiler stays as it was compiled first (docs/decisions/041).
 */
function memoryOptions({ rssBytes }: HostLimits): string[] {
  const heap = Math.floor((rssBytes * 0.75) / 1024 / 1024);
  const small = ["--max-semi-space-size=1", "--optimize-for-size"];
  const quickly = ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"];
  return [`--max-old-space-size=${heap}`, ...small, ...quickly];
}

function deathOf(code: number | null, signal: string | null): string {
  if (signal === "SIGABRT") return "it ran out of memory";
  if (signal !== null) return `it was ended by ${signal}`;
  return `it exited with code ${code}`;
}
