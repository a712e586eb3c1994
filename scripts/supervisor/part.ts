/** One process under supervision: started, started again with back-off when it ends or hangs, stopped with all its children. */
import { type ChildProcess, spawn } from "node:child_process";
import { EXIT } from "#core/supervision/exit-codes";
import { SECOND } from "#core/time";
import { backOffMs, STEADY_MS } from "./back-off.ts";
import { PATIENCE, type Patience, watchPulse } from "./pulse.ts";
import { createTail } from "./tail.ts";

const STOP_MS = 8 * SECOND;

export interface PartSpec {
  readonly name: string;
  /** Arguments for Node. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Null for a process that cannot be asked whether it is well: it counts as ready from its start, and may hang unseen. */
  readonly patience?: Patience | null;
}

/** How a life of the process ended, when nobody here stopped it. */
export interface Ending {
  readonly why: "stopped" | "disconnected" | "restart" | "crash";
  /** For people: "killed by SIGKILL", "code 1: Error: …". */
  readonly reason: string;
  /** How many times in a row it crashed. */
  readonly crashes: number;
  /** When it is started again; null when it stays away. */
  readonly againInMs: number | null;
}

export interface PartHooks {
  ended(ending: Ending): void;
  /** It answers. */
  ready(): void;
}

export class Part {
  readonly name: string;
  private readonly spec: PartSpec;
  private readonly hooks: PartHooks;
  private child: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private crashes = 0;
  private isStopping = false;
  private isRenewing = false;
  /** It waits for its next try. */
  private isDue = false;

  constructor(spec: PartSpec, hooks: PartHooks) {
    this.name = spec.name;
    this.spec = spec;
    this.hooks = hooks;
  }

  get isRunning(): boolean {
    return this.child !== undefined;
  }

  /** Starts it now, also when it waits for its next try; does nothing while it runs. */
  start(): void {
    clearTimeout(this.timer);
    this.isDue = false;
    if (this.child || this.isStopping) return;
    const startedAt = performance.now();
    const { patience = PATIENCE } = this.spec;
    const child = spawn(process.execPath, this.spec.args, {
      // A group of its own: Ctrl-C reaches us alone, and what is left of it can be ended as a whole.
      detached: true,
      stdio: ["ignore", "inherit", "pipe", ...(patience ? (["ipc"] as const) : [])],
      env: this.spec.env,
    });
    this.child = child;
    const lastWords = createTail(child.stderr);
    let hung: string | null = null;
    const pulse =
      patience &&
      watchPulse(child, patience, {
        ready: () => this.hooks.ready(),
        lost: (problem) => {
          hung = problem;
          signal(child, "SIGKILL");
        },
      });
    if (!pulse) child.once("spawn", () => this.hooks.ready());
    const end = (how: string, code: number | null) => {
      pulse?.stop();
      if (this.child !== child) return;
      this.child = undefined;
      // Its own children must not outlive it, or the next one finds ports and files taken.
      signal(child, "SIGKILL");
      if (this.isStopping) return;
      if (performance.now() - startedAt > STEADY_MS) this.crashes = 0;
      this.afterEnd(code, hung ?? (lastWords() ? `${how}: ${lastWords()}` : how));
    };
    child.once("error", (error) => child.pid === undefined && end(error.message, 1));
    child.once("exit", (code, name) => end(name ? `killed by ${name}` : `code ${code}`, code));
  }

  /** Ends it in order, by force after 8 s. Resolves when it is gone; it does not come back. */
  stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    const { child } = this;
    if (!child) return Promise.resolve();
    return new Promise((resolve) => {
      const force = setTimeout(() => signal(child, "SIGKILL"), STOP_MS);
      child.once("exit", () => {
        clearTimeout(force);
        resolve();
      });
      child.kill("SIGTERM");
    });
  }

  /** Ends it in order, by force after 8 s, and starts it anew; at once when it waits for its next try. One that was stopped stays away. */
  renew(): void {
    const { child } = this;
    if (!child) {
      if (this.isDue) this.start();
      return;
    }
    if (this.isRenewing || this.isStopping) return;
    this.isRenewing = true;
    const force = setTimeout(() => signal(child, "SIGKILL"), STOP_MS);
    child.once("exit", () => clearTimeout(force));
    child.kill("SIGTERM");
  }

  /** Ends it and all its children at once. */
  kill(): void {
    this.isStopping = true;
    clearTimeout(this.timer);
    if (this.child) signal(this.child, "SIGKILL");
  }

  private afterEnd(code: number | null, reason: string): void {
    const isRenewed = this.isRenewing;
    this.isRenewing = false;
    if (!isRenewed && (code === EXIT.stopped || code === EXIT.disconnected)) {
      this.crashes = 0;
      const why = code === EXIT.stopped ? "stopped" : "disconnected";
      this.hooks.ended({ why, reason, crashes: 0, againInMs: null });
      return;
    }
    const why = isRenewed || code === EXIT.restart ? "restart" : "crash";
    this.crashes = why === "restart" ? 0 : this.crashes + 1;
    const againInMs = why === "restart" ? 0 : backOffMs(this.crashes);
    this.isDue = true;
    this.timer = setTimeout(() => this.start(), againInMs);
    this.hooks.ended({ why, reason, crashes: this.crashes, againInMs });
  }
}

/** To the process and everything it started. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, name);
  } catch (error) {
    // Gone already: that is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
