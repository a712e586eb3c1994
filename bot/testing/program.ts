/** A program of others in the foreground, in a folder of its own, for tests. For any test runner. */
import { type ChildProcess, spawn } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Nobody, on Debian: for programs that refuse to run as root. */
const NOBODY = 65_534;
const READY_WITHIN_MS = 15_000;
const OUTPUT_KEPT = 4_000;

export interface Program {
  /** Ends the process at once; whoever was connected is thrown off. */
  stop(): Promise<void>;
  /** Starts it again, and waits until it is ready. */
  start(): Promise<void>;
}

interface ProgramSpec {
  readonly binary: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** As nobody when we are root. */
  readonly unprivileged?: boolean;
  /** True once it can be used; asked again and again. `output` is what it printed last. */
  isReady(output: string): Promise<boolean> | boolean;
}

const mustDropRoot = () => process.getuid?.() === 0;

/** A fresh folder for a program, which also nobody may write to if it is to run as nobody. */
export async function programFolder(name: string, unprivileged = false): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `steward-${name}-`));
  if (unprivileged && mustDropRoot()) await chown(folder, NOBODY, NOBODY);
  return folder;
}

/** Removes what {@link programFolder} made; a program may still be writing its last words. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

/** The program, not started yet. */
export function createProgram(spec: ProgramSpec): Program {
  let child: ChildProcess | null = null;
  const stop = async () => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
  };
  const start = async () => {
    let output = "";
    const asNobody = spec.unprivileged && mustDropRoot() ? { uid: NOBODY, gid: NOBODY } : {};
    const running = spawn(spec.binary, spec.args, { cwd: spec.folder, stdio: "pipe", ...asNobody });
    child = running;
    for (const stream of [running.stdout, running.stderr]) {
      stream.on("data", (data: Buffer) => {
        output = (output + data.toString()).slice(-OUTPUT_KEPT);
      });
    }
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!(await spec.isReady(output))) {
      if (running.exitCode !== null) throw new Error(`${spec.binary} ended at once: ${output}`);
      if (performance.now() > deadline) throw new Error(`${spec.binary} is not ready: ${output}`);
      await sleep(10);
    }
  };
  return { start, stop };
}

/** Whether somebody listens on a loopback port. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
