/** `npm run dev`, as somebody who works on Steward uses it: in a copy of the checkout, whose files can be edited freely. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { readlink, rename, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { RawPerson } from "#bot/lobby/testing/raw-person";
import { plainEnv } from "#core/env";
import { freePort } from "#core/testing/postgres";

const root = path.resolve(import.meta.dirname, "..");
/** Long enough for pages to be compiled on a machine that does a lot else. */
const PATIENCE = { timeout: 180_000, interval: 500 };
const LEFT_BEHIND = new Set(
  "node_modules .next .cache .git data dist docs e2e bench test-results playwright-report".split(
    " ",
  ),
);

/** Inside the project, on the same file system: packages are linked, since Turbopack follows no link out of its root. */
function copyOfCheckout(): string {
  mkdirSync(path.join(root, ".cache"), { recursive: true });
  const copy = mkdtempSync(path.join(root, ".cache/dev-"));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true, maxRetries: 10 }));
  for (const name of readdirSync(root).filter((each) => !LEFT_BEHIND.has(each)))
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  const linked = spawnSync("cp", ["-al", path.join(root, "node_modules"), copy]);
  expect(linked.status, String(linked.stderr)).toBe(0);
  return copy;
}

class Checkout {
  readonly folder = copyOfCheckout();
  readonly #env: NodeJS.ProcessEnv;
  readonly port: number;
  readonly lobbyPort: number;
  #output = "";

  constructor(port: number, lobbyPort: number) {
    this.port = port;
    this.lobbyPort = lobbyPort;
    const { NODE_ENV: _, ...env } = plainEnv({
      PORT: String(port),
      LOBBY_PORT: String(lobbyPort),
      STEWARD_DATA: path.join(this.folder, "data"),
    });
    this.#env = env as NodeJS.ProcessEnv;
  }

  /** In a process group of its own, as a shell starts it. */
  dev(): ChildProcess {
    const options = { cwd: this.folder, env: this.#env, detached: true } as const;
    const child = spawn("npm", ["run", "dev"], { ...options, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        this.#output += chunk;
      });
    return child;
  }

  /** How many times it has said so. */
  said(text: string): number {
    return this.#output.split(text).length - 1;
  }

  /** Waits until it has said so for the n-th time. */
  async says(text: string, times = 1): Promise<void> {
    await expect
      .poll(() => this.said(text), { ...PATIENCE, message: `${text}, after: ${this.#output}` })
      .toBeGreaterThanOrEqual(times);
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

/** Says something to the bot until it answers so; asks slowly, for it does not listen to those who hurry. */
async function hears(person: RawPerson, text: string, answer: string): Promise<void> {
  const heard: string[] = [];
  person.onLine((line) => heard.push(line));
  const ask = async () => {
    await person.ask(`PRIVMSG steward :${text}`);
    return heard.join("\n");
  };
  await expect.poll(ask, { timeout: 120_000, interval: 5_000 }).toContain(answer);
}

/** Processes that run in a folder. */
async function processesIn(folder: string): Promise<string[]> {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  // Gone in the meantime, or somebody else's.
  const at = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => "")));
  return pids.filter((_, place) => at[place]?.startsWith(folder));
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

test("npm run dev: pages, modules and core are followed as they are edited, and Ctrl-C ends all", async () => {
  const checkout = new Checkout(await freePort(), await freePort());
  const child = checkout.dev();
  const ended = once(child, "exit");
  const { pid = 0 } = child;
  onTestFinished(async () => {
    for (const each of await processesIn(checkout.folder)) process.kill(Number(each), "SIGKILL");
  });
  await checkout.says("Steward is running");
  checkout.cli("network", "add", "lobby");
  checkout.cli("channel", "add", "Lobby", "#lobby");

  const page = "app/(public)/commands/page.tsx";
  await checkout.shows("/commands", "in a channel with a dot in front");
  await checkout.edit(page, 'title={t("commands.title")}', 'title="An edited page"');
  await checkout.shows("/commands", "An edited page");

  const ada = await checkout.person("ada");
  await hears(ada, "ping", "pong");
  const seen: string[] = [];
  ada.onLine((line) => seen.push(line));
  await checkout.edit("bot/modules/about/words.ts", '"{nick}: pong"', '"{nick}: an edited pong"');
  await hears(ada, "ping", "an edited pong");
  expect(seen.filter((line) => /^:steward\S* (QUIT|PART|NICK)/.test(line))).toEqual([]);
  expect(checkout.said("the bot is running")).toBe(1);

  const words = "core/words/en/public.ts";
  await checkout.edit(words, "in a channel with a dot in front", "wherever an edited core says");
  await checkout.shows("/commands", "wherever an edited core says");
  await checkout.says("the bot is running", 2);
  const bob = await checkout.person("bob");
  await hears(bob, "ping", "an edited pong");

  process.kill(-pid, "SIGINT");
  await ended;
  await expect.poll(() => processesIn(checkout.folder), PATIENCE).toEqual([]);
  expect(await isFree(checkout.port)).toBe(true);
  expect(await isFree(checkout.lobbyPort)).toBe(true);
}, 900_000);
