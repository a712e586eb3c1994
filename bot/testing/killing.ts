/** Kills the bot again and again while messages, sends and logins flow, and writes down what everybody was promised. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "#core/db/client";
import { askBot } from "#core/jobs/jobs";
import { ensureChannel } from "#core/networks/channels";
import { addNetwork } from "#core/networks/networks";
import { hashToken } from "#core/secrets";
import { freshDatabase, openTracked } from "#core/testing/database";
import { CARD_MS, mintToken } from "#core/tokens/mint";
import { type BotProcess, prepareBot } from "./compiled-bot.ts";
import { eventually } from "./irc-harness.ts";
import { startIrcd } from "./ircd.ts";
import { seeded } from "./random-doings.ts";
import { comeIn, onPort, type RealPerson } from "./real-people.ts";

const CHANNEL = "#home";
const SECRET = "a secret of tests that has enough characters";
/** Jobs expire 30 s after they were asked for. */
const JOBS_END_MS = 45_000;

/** What was promised, and what came of it. */
export interface Balance {
  readonly kills: number;
  /** Each send: what the job ended as, and how often the line was seen. */
  readonly sends: readonly {
    readonly text: string;
    readonly state: string;
    readonly result: string;
    readonly seen: number;
  }[];
  /** Quotes the bot said it had added, and whether the database has them. */
  readonly quotes: readonly {
    readonly number: number;
    readonly text: string;
    readonly stored: string | null;
  }[];
  /** Logins the bot welcomed, and what became of the token. */
  readonly logins: readonly { readonly token: string; readonly state: string }[];
  /** Lines of the channel that are in the log more than once. */
  readonly loggedTwice: readonly string[];
  readonly loggedLines: number;
  /** Everything the bot said in the channel more than once. */
  readonly saidTwice: readonly string[];
  /** The longest that a job of before a kill stayed open after the bot ran again, in milliseconds. */
  readonly longestOpenMs: number;
  /** IRC sessions still open of connections that are no more. */
  readonly staleSessions: number;
}

/** Runs the bot on a real server and kills it `times` over. */
export async function killUnderLoad(times: number, seed: number): Promise<Balance> {
  const scene = await setTheScene();
  const { db, bot } = scene;
  const random = seeded(seed);
  let longestOpenMs = 0;
  for (let kill = 0; kill < times; kill++) {
    await isIn(scene);
    const load = startLoad(scene);
    await load.loggedIn;
    await sleep(500 + random(2_500));
    const killedAt = new Date();
    await bot.kill();
    await load.stop();
    await bot.start();
    const ranAt = performance.now();
    await eventually(
      async () => (await openSince(db, killedAt)) === 0,
      "what the killed bot had begun to be ended",
    );
    longestOpenMs = Math.max(longestOpenMs, performance.now() - ranAt);
  }
  await isIn(scene);
  await allEnded(db);
  await scene.watcher.ask("PING settled");
  return takeStock(scene, times, longestOpenMs);
}

interface Scene {
  readonly db: Db;
  readonly bot: BotProcess;
  readonly networkId: string;
  readonly port: number;
  readonly watcher: RealPerson;
  /** All that the bot said in the channel, in order. */
  readonly said: string[];
  readonly jobs: Map<string, string>;
  readonly quotes: { readonly number: number; readonly text: string }[];
  readonly tokens: string[];
  count: number;
}

async function setTheScene(): Promise<Scene> {
  const { port } = await startIrcd("ngircd");
  const databaseUrl = await freshDatabase();
  const db = openTracked(databaseUrl);
  const now = new Date();
  const draft = { ...onPort(port), name: "Test", nick: "steward", floodPreset: "fast" } as const;
  const networkId = await addNetwork(db, draft, now);
  await ensureChannel(db, networkId, { name: CHANNEL }, now);
  await db.user.create({
    data: {
      ...{ id: "ada", name: "ada", nameFolded: "ada", level: 5, passwordHash: "" },
      ...{ email: "ada@example.org", emailFolded: "ada@example.org" },
      ...{ emailVerifiedAt: now, createdAt: now },
    },
  });
  const watcher = await comeIn(port, "watcher");
  await watcher.ask(`JOIN ${CHANNEL}`);
  const said: string[] = [];
  watcher.onLine((line) => {
    const [, text] = /^:steward!\S+ PRIVMSG #home :(.*)$/.exec(line) ?? [];
    if (text !== undefined) said.push(text);
  });
  const bot = await prepareBot(databaseUrl, SECRET);
  await bot.start();
  return {
    ...{ db, bot, networkId, port, watcher, said },
    ...{ jobs: new Map(), quotes: [], tokens: [], count: 0 },
  };
}

function isIn({ watcher }: Scene): Promise<boolean> {
  return eventually(async () => {
    const names = await watcher.numerics(`NAMES ${CHANNEL}`, "353");
    return names.some((params) => / ?@?steward( |$)/.test(params.at(-1) ?? ""));
  }, "the bot to be in the channel");
}

/** Somebody logs in and adds quotes, somebody chatters, the web sends; until stopped. */
function startLoad(scene: Scene) {
  const { db, networkId, jobs } = scene;
  let isOver = false;
  const until = async (work: () => Promise<void>) => {
    while (!isOver) await work();
  };
  let loggedIn = () => {};
  const hasLoggedIn = new Promise<void>((resolve) => {
    loggedIn = resolve;
  });
  const asker = { id: "ada", level: "superuser", via: "web" } as const;
  const sends = until(async () => {
    const text = `sent from the web ${++scene.count}`;
    const input = { networkId, target: CHANNEL, style: "message", text } as const;
    jobs.set(await askBot(db, "send", input, asker), text);
    await sleep(700);
  });
  const chatter = until(async () => {
    scene.watcher.write(`PRIVMSG ${CHANNEL} :chatter ${++scene.count}`);
    await sleep(10);
  });
  const member = quoteAway(scene, () => isOver, loggedIn);
  return {
    loggedIn: hasLoggedIn,
    async stop() {
      isOver = true;
      await Promise.all([sends, chatter, member]);
    },
  };
}

async function quoteAway(scene: Scene, isOver: () => boolean, loggedIn: () => void): Promise<void> {
  const { db, networkId, port } = scene;
  const ada = await comeIn(port, "ada");
  await ada.ask(`JOIN ${CHANNEL}`);
  const request = { userId: "ada", networkId, kind: "login", origin: "card" } as const;
  const heard: string[] = [];
  ada.onLine((line) => heard.push(line));
  const hears = async (pattern: RegExp) => {
    for (;;) {
      const line = heard.find((each) => pattern.test(each));
      if (line !== undefined || isOver()) return line;
      await sleep(5);
    }
  };
  while (!isOver()) {
    const { token } = await mintToken(db, { ...request, lifetimeMs: CARD_MS, now: new Date() });
    heard.length = 0;
    ada.write(`PRIVMSG steward :login ${token}`);
    if ((await hears(/PRIVMSG ada :Welcome back/)) === undefined) break;
    scene.tokens.push(token);
    loggedIn();
    for (let each = 0; each < 3 && !isOver(); each++) {
      const text = `worth keeping ${++scene.count}`;
      heard.length = 0;
      ada.write(`PRIVMSG ${CHANNEL} :.quote add ${text}`);
      const line = await hears(/PRIVMSG #home :.*Quote #\d+ added\./);
      const [, number] = /#(\d+) added/.exec(line ?? "") ?? [];
      if (number !== undefined) scene.quotes.push({ number: Number(number), text });
      await sleep(300);
    }
  }
  ada.close();
}

function openSince(db: Db, killedAt: Date): Promise<number> {
  return db.job.count({
    where: { state: { in: ["accepted", "running"] }, acceptedAt: { lte: killedAt } },
  });
}

async function allEnded(db: Db): Promise<void> {
  const deadline = performance.now() + JOBS_END_MS;
  while (
    (await db.job.count({ where: { state: { in: ["queued", "accepted", "running"] } } })) > 0
  ) {
    if (performance.now() > deadline) throw new Error("Some jobs never ended.");
    await sleep(50);
  }
}

async function takeStock(scene: Scene, kills: number, longestOpenMs: number): Promise<Balance> {
  const { db, said, jobs } = scene;
  const rows = await db.job.findMany({ where: { id: { in: [...jobs.keys()] } } });
  const stored = await db.quote.findMany({ select: { number: true, text: true } });
  const tokens = await db.token.findMany({ select: { hash: true, state: true } });
  const logged = await db.event.findMany({
    where: { kind: "message", nick: "watcher" },
    select: { text: true },
  });
  const stateOf = new Map(tokens.map(({ hash, state }) => [hash, state]));
  return {
    kills,
    longestOpenMs,
    sends: rows.map(({ id, state, result }) => {
      const text = jobs.get(id) ?? "";
      return { text, state, result, seen: said.filter((line) => line === text).length };
    }),
    quotes: scene.quotes.map(({ number, text }) => ({
      ...{ number, text },
      stored: stored.find((quote) => quote.number === number)?.text ?? null,
    })),
    logins: scene.tokens.map((token) => ({
      token,
      state: stateOf.get(hashToken(token)) ?? "unknown",
    })),
    loggedLines: logged.length,
    loggedTwice: twice(logged.map(({ text }) => text)),
    saidTwice: twice(said),
    staleSessions: await staleSessions(db),
  };
}

function twice(all: readonly string[]): string[] {
  const once = new Set<string>();
  return all.filter((each) => once.size === once.add(each).size);
}

async function staleSessions(db: Db): Promise<number> {
  const open = await db.ircSession.findMany({ where: { endedAt: null }, select: { epoch: true } });
  return new Set(open.map(({ epoch }) => epoch)).size;
}
