import type { Db } from "#core/db/client";
import { ensureChannel } from "#core/networks/channels";
import { addNetwork } from "#core/networks/networks";
import { freshDatabase, openTracked } from "#core/testing/database";
import { type BotProcess, prepareBot } from "../compiled-bot.ts";
import { eventually } from "../irc-harness.ts";
import { startIrcd } from "../ircd.ts";
import { comeIn, onPort, type RealPerson } from "../real-people.ts";

export const CHANNEL = "#home";

/** A compiled bot on a real server, somebody who watches, and what the bot promised to whom. */
export interface Scene {
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

/** Starts the server and the bot; all is gone after the test. */
export async function setTheScene(): Promise<Scene> {
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
  const bot = await prepareBot(databaseUrl);
  await bot.start();
  return {
    ...{ db, bot, networkId, port, watcher, said },
    ...{ jobs: new Map(), quotes: [], tokens: [], count: 0 },
  };
}

/** Resolves when the bot is in the channel. */
export function isIn({ watcher }: Scene): Promise<boolean> {
  return eventually(async () => {
    const names = await watcher.numerics(`NAMES ${CHANNEL}`, "353");
    return names.some((params) => / ?@?steward( |$)/.test(params.at(-1) ?? ""));
  }, "the bot to be in the channel");
}
