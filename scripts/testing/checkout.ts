/** A copy of the checkout, in which `npm start` and `npm run dev` run as people run them, and whose files can be edited freely. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { readlink, rename, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { expect, onTestFinished } from "vitest";
import { RawPerson } from "#bot/lobby/testing/raw-person";
import { plainEnv } from "#core/env";
import { freePort } from "#core/testing/free-port";

const root = path.resolve(import.meta.dirname, "../..");
/** Long enough for pages to be compiled on a machine that does a lot else. */
export const PATIENCE = { timeout: 400_000, interval: 500 };
const LEFT_BEHIND = "node_modules .cache .git data docs e2e bench test-results playwright-report";
/** What was built here; copied where a test wants nothing to be built. */
type Built = "dist" | ".next";

/** Inside the project, on the same file system: packages are linked, since Turbopack follows no link out of its root. */
function copyOfCheckout(built: readonly Built[]): string {
  mkdirSync(path.join(root, ".cache"), { recursive: true });
  const copy = mkdtempSync(path.join(root, ".cache/checkout-"));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true, maxRetries: 10 }));
  const left = new Set([...LEFT_BEHIND.split(" "), "dist", ".next"]);
  for (const name of built) left.delete(name);
  for (const name of readdirSync(root).filter((each) => !left.has(each)))
    cpSync(path.join(root, name), path.join(copy, name), {
      ...{ recursive: true, verbatimSymlinks: true },
      filter: (source) => source !== path.join(root, ".next/cache"),
    });
  const linked = spawnSync("cp", ["-al", path.join(root, "node_modules"), copy]);
  expect(linked.status, String(linked.stderr)).toBe(0);
  return copy;
}

/** Makes one, with free ports; what still runs in it when the test has finished is ended. */
export async function copyCheckout(...built: Built[]): Promise<Checkout> {
  return new Checkout(copyOfCheckout(built), await freePort(), await freePort());
}

export class Checkout {
  readonly folder: string;
  readonly dataDir: string;
  readonly port: number;
  readonly lobbyPort: number;
  readonly #env: NodeJS.ProcessEnv;
  #output = "";

  constructor(folder: string, port: number, lobbyPort: number) {
    this.folder = folder;
    this.port = port;
    this.lobbyPort = lobbyPort;
    this.dataDir = path.join(folder, "data");
    const { NODE_ENV: _, ...env } = plainEnv({
      ...{ PORT: String(port), LOBBY_PORT: String(lobbyPort), STEWARD_DATA: this.dataDir },
    });
    this.#env = env as NodeJS.ProcessEnv;
    onTestFinished(async () => {
      for (const pid of await this.processes()) process.kill(Number(pid), "SIGKILL");
    });
  }

  /** `npm start`, or `npm run dev`, in a process group of its own, as a shell starts it. */
  npm(words: readonly string[], settings: Readonly<Record<string, string>> = {}): ChildProcess {
    this.#output = "";
    const child = spawn("npm", words, {
      ...{ cwd: this.folder, env: { ...this.#env, ...settings }, detached: true },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        this.#output += chunk;
      });
    return child;
  }

  /** Everything said since the last start. */
  get output(): string {
    return this.#output;
  }

  /** Ctrl-C, which reaches the whole group; nothing may be left. */
  async interrupt(child: ChildProcess): Promise<void> {
    const ended = once(child, "exit");
    process.kill(-(child.pid ?? 0), "SIGINT");
    await ended;
    await expect.poll(() => this.processes(), PATIENCE).toEqual([]);
    expect([await isFree(this.port), await isFree(this.lobbyPort)]).toEqual([true, true]);
  }

  /** Processes that run in this folder. */
  async processes(): Promise<string[]> {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    // Gone in the meantime, or somebody else's.
    const at = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => "")));
    return pids.filter((_, place) => at[place]?.startsWith(this.folder));
  }

  /** How many times it has said so. */
  said(text: string): number {
    return this.#output.split(text).length - 1;
  }

  /** Waits until it has said so for the n-th time. */
  async says(text: string, times = 1): Promise<void> {
    const heard = () => (this.said(text) >= times ? text : this.#output);
    await expect.poll(heard, PATIENCE).toBe(text);
  }

  cli(...args: string[]): void {
    const { status, stderr } = spawnSync("npm", ["run", "cli", "--", ...args], {
      ...{ cwd: this.folder, env: this.#env, encoding: "utf8" },
    });
    expect(status, stderr).toBe(0);
  }

  /** As editors do it: a new file takes the place of the old one. */
  async edit(file: string, from: string, to: string): Promise<void> {
    const target = path.join(this.folder, file);
    const source = readFileSync(target, "utf8");
    expect(source, file).toContain(from);
    await writeFile(`${target}~`, source.replace(from, to));
    await rename(`${target}~`, target);
  }

  /** What a browser is shown. */
  async page(address: string): Promise<string> {
    try {
      return await (await fetch(`http://localhost:${this.port}${address}`)).text();
    } catch (error) {
      // While the server compiles or changes its mind; asked again.
      return String(error);
    }
  }

  shows(address: string, text: string) {
    return expect.poll(() => this.page(address), PATIENCE).toContain(text);
  }

  /** Somebody in #lobby, together with the bot. */
  async person(nick: string): Promise<RawPerson> {
    const person = new RawPerson(this.lobbyPort);
    onTestFinished(() => person.close());
    await person.ask(`NICK ${nick}`, `USER ${nick} 0 * :${nick}`, "JOIN #lobby");
    await expect
      .poll(() => person.ask("NAMES #lobby"), PATIENCE)
      .toContainEqual(expect.stringMatching(/ 353 .*steward/));
    return person;
  }
}

async function isFree(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const answer = await Promise.race([
    once(socket, "connect").then(() => false),
    once(socket, "error").then(() => true),
  ]).catch(() => true);
  socket.destroy();
  return answer;
}
