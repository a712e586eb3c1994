/** Networks with the real sessions on them, as bot/main.ts puts them together, without pipeline and modules. */
import { afterEach } from "vitest";
import { Guard } from "#bot/guard/guard";
import type { IrcNetworksDeps } from "#bot/irc/networks";
import { Sessions } from "#bot/sessions/sessions";
import type { Db } from "#core/db/client";
import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";
import { CARD_MS, type IrcTokenKind, mintToken } from "#core/tokens/mint";
import { tell } from "#core/words/told";
import { eventually, openNetworks, type TestNetworks } from "./irc-harness.ts";
import { keepingLog } from "./log.ts";
import type { RealPerson } from "./real-people.ts";

const open: (() => Promise<void>)[] = [];
// Comes after those of the networks and of the database, and so runs before them: there is still something to write to.
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

export interface NetworksWithSessions extends TestNetworks {
  readonly db: Db;
  readonly sessions: Sessions;
  readonly guard: Guard;
  /** A confirmed user; gives the id, which is the name. */
  addUser(name: string, level: number, autoLogin?: boolean): Promise<string>;
  mint(userId: string, kind: IrcTokenKind): Promise<string>;
  /** Somebody says something to the bot in private: `login` and `register` with a token are presented, `whoami` is looked up. */
  tell(person: RealPerson, text: string): Promise<string>;
}

/** Opens a network whose bot knows who logs in. Everything is released after the test. */
export async function openWithSessions(
  draft: Pick<NetworkDraft, "servers"> & Partial<NetworkDraft>,
  channels: readonly string[],
  deps: Partial<IrcNetworksDeps> = {},
): Promise<NetworksWithSessions> {
  const db = await freshDb();
  const { log, lines } = keepingLog();
  const sessions = new Sessions({ db, log });
  sessions.start();
  const late: Pick<TestNetworks, "networks">[] = [];
  const { timers } = deps;
  const guard = new Guard({
    ...{ db, log, sessions, ...(timers && { timers }) },
    networks: { get: (id) => late[0]?.networks.get(id) },
  });
  open.push(async () => {
    await guard.close();
    await sessions.close();
    const errors = lines.filter(({ level }) => level === "error");
    if (errors.length > 0) throw new Error(`Logged errors: ${JSON.stringify(errors)}`);
  });
  const answers: string[] = [];
  const answer = (text: string) => void answers.push(text);
  const net = await openNetworks(db, draft, channels, deps, (event, network) => {
    sessions.handle(event, network);
    guard.handle(event, network);
    if (event.kind !== "message" || event.own || event.channel !== null) return;
    const [word = "", token = ""] = event.text.split(" ");
    if (word === "whoami") {
      void Promise.resolve(sessions.identify(network, event.source, null)).then(
        ({ userName, level }) => answer(`${userName ?? "nobody"}, ${level}`),
      );
    } else if (word === "login" || word === "register") {
      void sessions
        .redeem(network, event.source, word, token)
        .then((told) => answer(told ? tell(told) : "(silence)"));
    }
  });
  late.push(net);
  return {
    ...net,
    db,
    sessions,
    guard,
    async addUser(name, level, autoLogin = false) {
      const now = new Date();
      await db.user.create({
        data: {
          ...{ id: name, name, nameFolded: name, level, autoLogin, passwordHash: "" },
          ...{ email: `${name}@example.org`, emailFolded: `${name}@example.org` },
          ...{ emailVerifiedAt: now, createdAt: now },
        },
      });
      return name;
    },
    mint: async (userId, kind) => {
      const request = { userId, networkId: net.network.id, kind, origin: "card" as const };
      const minted = await mintToken(db, { ...request, lifetimeMs: CARD_MS, now: new Date() });
      return minted.token;
    },
    tell: async (person, text) => {
      const before = answers.length;
      person.write(`PRIVMSG ${net.network.nick} :${text}`);
      return eventually(() => answers[before], `an answer to ${text}`);
    },
  };
}
