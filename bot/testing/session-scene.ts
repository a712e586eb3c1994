/** Somebody called ada on a pretend network, an account of that name, and the sessions there. */
import { afterEach } from "vitest";
import type { IrcNetwork, Source } from "#bot/irc/api";
import type { Db } from "#core/db/client";
import { openStandings, type StandingReader } from "#core/db/standing";
import { freshDatabase, openTracked } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { CARD_MS, type IrcTokenKind, mintToken } from "#core/tokens/mint";
import { tell } from "#core/words/told";
import { Sessions } from "../sessions/sessions.ts";

import { PretendNetwork } from "./pretend-network.ts";

/** Whatever is logged as an error fails the test. */
export const log = {
  debug() {},
  info() {},
  warn() {},
  error(details: object) {
    throw (details as { err?: unknown }).err ?? new Error("logged an error");
  },
};

/** Whom the network shows. */
export const ada: Source = {
  nick: "ada",
  userHost: "ada@host",
  hostmask: "ada!ada@host",
  account: null,
  isBot: false,
  isServer: false,
};

const open: Sessions[] = [];
const reading: StandingReader[] = [];
afterEach(async () => {
  for (const sessions of open.splice(0)) await sessions.close();
  for (const standings of reading.splice(0)) standings.close();
});

interface Scene {
  readonly db: Db;
  readonly sessions: Sessions;
  readonly network: IrcNetwork;
  readonly irc: PretendNetwork;
  mint(kind?: IrcTokenKind): Promise<string>;
}

/** Sessions with nobody logged in; closed after the test. */
export async function scene({
  level = 1,
  tellsAccounts = true,
  tagsAccounts = tellsAccounts,
  present = true,
  clock = () => new Date(),
  ...rest
}: Partial<{
  level: number;
  tellsAccounts: boolean;
  tagsAccounts: boolean;
  present: boolean;
  clock: () => Date;
}> &
  Partial<Pick<IrcNetwork, "canMonitor" | "whois" | "isWatching">> = {}): Promise<Scene> {
  const url = await freshDatabase();
  const db = openTracked(url);
  const standings = await openStandings(url, db);
  reading.push(standings);
  const now = new Date();
  await db.network.create({
    data: { id: "testnet", name: "testnet", nick: "bot", createdAt: now },
  });
  await db.user.create({ data: userRow("ada", { level }) });
  const irc = new PretendNetwork();
  if (present) irc.place("ada", "#dev");
  const network = Object.assign(Object.create(irc.network) as IrcNetwork, {});
  for (const [key, value] of Object.entries({ tellsAccounts, tagsAccounts, ...rest }))
    Object.defineProperty(network, key, { value });
  const sessions = new Sessions({ db, standings, log, clock });
  open.push(sessions);
  return {
    db,
    irc,
    network,
    sessions,
    mint: async (kind = "login") => {
      const request = { userId: "ada", networkId: "testnet", kind, origin: "card" as const };
      const minted = await mintToken(db, { ...request, lifetimeMs: CARD_MS, now: new Date() });
      return minted.token;
    },
  };
}

/** Presents a token; gives the English answer, null for silence. */
export async function redeemed(sessions: Sessions, ...said: Parameters<Sessions["redeem"]>) {
  const told = await sessions.redeem(...said);
  return told && tell(told);
}
