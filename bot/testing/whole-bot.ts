/** The whole bot for tests: its lobby on a free port, real module hosts, a fresh database, and people at raw sockets. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach } from "vitest";
import { readEnv } from "#core/env";
import { type Level, levelValue } from "#core/levels";
import { ensureChannel } from "#core/networks/channels";
import { addNetwork } from "#core/networks/networks";
import { newId } from "#core/secrets";
import { freshDatabase, openTracked } from "#core/testing/database";
import { mintToken } from "#core/tokens/mint";
import { startBot } from "../bot.ts";
import { RawPerson } from "../lobby/testing/raw-person.ts";
import { eventually } from "./irc-harness.ts";
import { keepingLog } from "./log.ts";
import { noFlood } from "./pipeline.ts";

const root = path.resolve(import.meta.dirname, "../..");
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Options {
  /** The user's modules, name to source. */
  readonly modules?: Readonly<Record<string, string>>;
  /** Load the built-in modules, too. They take a second. */
  readonly builtIn?: boolean;
  readonly channels?: readonly string[];
  /** The server to be on instead of the lobby. */
  readonly port?: number;
}

/** Starts the bot, as `steward` on its own lobby and in #dev, and stops it after the test. */
export async function startWholeBot({
  modules = {},
  builtIn = false,
  channels = ["#dev"],
  port,
}: Options) {
  const dataDir = await mkdtemp(path.join(tmpdir(), "steward-bot-"));
  cleanups.push(() => rm(dataDir, { recursive: true, force: true }));
  const databaseUrl = await freshDatabase();
  const db = openTracked(databaseUrl);
  const now = new Date();
  const kind = port === undefined ? ("lobby" as const) : ("irc" as const);
  const name = port === undefined ? "Lobby" : "Test";
  const network = { name, kind, nick: "steward", floodPreset: "fast" as const };
  const servers = [{ host: "127.0.0.1", port: port ?? 6667, tls: false }];
  const networkId = await addNetwork(db, { ...network, servers }, now);
  for (const name of channels) await ensureChannel(db, networkId, { name }, now);
  const write = async (name: string, source: string) => {
    const folder = path.join(dataDir, "modules", name);
    await mkdir(folder, { recursive: true, mode: 0o755 });
    await writeFile(path.join(folder, "index.ts"), source, { mode: 0o644 });
  };
  for (const [name, source] of Object.entries(modules)) await write(name, source);
  const { log, lines } = keepingLog();
  const env = {
    ...readEnv({ ...process.env, DATABASE_URL: databaseUrl, STEWARD_DATA: dataDir }),
    lobbyPort: 0,
  };
  const bot = await startBot({
    ...{ env, db, log, root, flood: noFlood },
    ...(builtIn ? {} : { builtInDir: path.join(dataDir, "none") }),
    leave: () => {},
  });
  const people: RawPerson[] = [];
  cleanups.push(async () => {
    for (const person of people) person.close();
    await bot.stop("stopped");
  });
  await eventually(
    () => channels.every((name) => bot.networks.get(networkId)?.presence.channel(name)),
    "the bot in its channels",
  );
  const connect = () => {
    const person = new RawPerson(bot.lobby.port);
    people.push(person);
    return person;
  };
  const person = async (nick: string, ...joined: string[]) => {
    const made = connect();
    await made.ask(`NICK ${nick}`, `USER ${nick} 0 * :${nick}`);
    for (const channel of joined) await made.ask(`JOIN ${channel}`);
    return made;
  };
  /** Says a line to the bot or a channel and gives the text of the bot's next answer. */
  const ask = async (who: RawPerson, target: string, text: string): Promise<string> => {
    await who.ask();
    who.write(`PRIVMSG ${target} :${text}`);
    const heard = await who.until((line) => /^:steward!\S+ (PRIVMSG|NOTICE) /.test(line));
    return heard.at(-1)?.replace(/^:\S+ \S+ \S+ :?/, "") ?? "";
  };
  /** Makes somebody a user of a level and logs them in. */
  const logIn = async (who: RawPerson, nick: string, level: Level) => {
    const userId = newId();
    await db.user.create({
      data: {
        ...{ id: userId, name: nick, nameFolded: nick, email: `${nick}@b.c`, passwordHash: "x" },
        ...{ emailFolded: `${nick}@b.c`, level: levelValue(level) },
        ...{ createdAt: now, emailVerifiedAt: now },
      },
    });
    const forTests = { origin: "card", lifetimeMs: 60_000, now: new Date() } as const;
    const { token } = await mintToken(db, { userId, networkId, kind: "register", ...forTests });
    const answer = await ask(who, "steward", `register ${token}`);
    if (!answer.startsWith("Welcome")) throw new Error(`${nick} was not let in: ${answer}`);
    return userId;
  };
  return { ...bot, db, databaseUrl, networkId, lines, dataDir, write, connect, person, ask, logIn };
}
