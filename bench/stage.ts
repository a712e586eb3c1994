/** What everything is measured on: the server, the real bot on an empty data folder, and the bare client beside it. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Db, openDb } from "#core/db/client";
import { applyMigrations } from "#core/db/migrations";
import { addChannel } from "#core/networks/channels";
import { addNetwork } from "#core/networks/networks";
import { freePort } from "../core/testing/free-port.ts";
import { BOT_ENTRY, BOT_ENV, BOT_OPTIONS } from "../scripts/bot-process.ts";
import { type BenchServer, type Connection, startIrcServer } from "./irc-server.ts";
import { eventually } from "./row.ts";

export const root = path.resolve(import.meta.dirname, "..");
const BOT_NICK = "steward";
const CHANNELS = ["#bench", ...Array.from({ length: 9 }, (_, index) => `#channel${index}`)];

/** A client on the server and the process behind it. */
export interface Subject {
  readonly pid: number;
  /** Asked anew each time: after a reconnect it is another. */
  connection(): Connection;
}

export interface Stage {
  readonly server: BenchServer;
  readonly bot: Subject;
  readonly bare: Subject;
  readonly db: Db;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly networkId: string;
  close(): Promise<void>;
}

/** Starts everything; resolves when bot and bare client are in their channels. */
export async function openStage(): Promise<Stage> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "steward-bench-"));
  const databaseUrl = `file:${path.join(dataDir, "steward.db")}`;
  await applyMigrations(root, databaseUrl);
  const db = openDb(databaseUrl);
  const server = await startIrcServer();
  const networkId = await prepareNetwork(db, server.port);
  const children = [await startBot(dataDir), startBare(server.port)] as const;
  const close = async () => {
    await Promise.all(children.map(end));
    await server.close();
    await db.$disconnect();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const [bot, bare] = await Promise.all([
      subject(server, BOT_NICK, children[0]),
      subject(server, "bare", children[1]),
    ]);
    return { server, bot, bare, db, databaseUrl, dataDir, networkId, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepareNetwork(db: Db, port: number): Promise<string> {
  const now = new Date();
  const servers = [{ host: "127.0.0.1", port, tls: false }];
  const network = { name: "Bench", nick: BOT_NICK, servers, floodPreset: "fast" as const };
  const id = await addNetwork(db, network, now);
  for (const name of CHANNELS) await addChannel(db, id, { name }, now);
  return id;
}

/** As the supervisor starts it, with one file more that takes the limits off. */
async function startBot(dataDir: string): Promise<ChildProcess> {
  const preload = path.join(import.meta.dirname, "throttle-off.mjs");
  const options = [...BOT_OPTIONS, "--import", preload];
  const lobbyPort = String(await freePort());
  const { DATABASE_URL: _, ...inherited } = process.env;
  const settings = { STEWARD_DATA: dataDir, LOBBY_PORT: lobbyPort, LOG_LEVEL: "warn" };
  return spawn(process.execPath, [...options, path.join(root, BOT_ENTRY)], {
    cwd: root,
    env: { ...inherited, ...BOT_ENV, NODE_ENV: "production", ...settings },
    stdio: ["ignore", 2, 2],
  });
}

function startBare(port: number): ChildProcess {
  const file = path.join(import.meta.dirname, "bare-client.mjs");
  return spawn(process.execPath, [file, String(port)], { cwd: root, stdio: ["ignore", 2, 2] });
}

async function subject(server: BenchServer, nick: string, child: ChildProcess): Promise<Subject> {
  await eventually(`${nick} on the server`, () => {
    if (child.exitCode !== null) throw new Error(`${nick} ended with code ${child.exitCode}.`);
    return server.find(nick);
  });
  return {
    pid: child.pid ?? 0,
    connection() {
      const connection = server.find(nick);
      if (!connection) throw new Error(`${nick} is not connected.`);
      return connection;
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
