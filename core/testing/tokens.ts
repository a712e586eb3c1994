/** A network, somebody called ada, and tokens of hers. */
import type { Db } from "#core/db/client";
import { CARD_MS, type IrcTokenKind, mintToken } from "#core/tokens/mint";
import { freshDb } from "./database.ts";
import { userRow } from "./people.ts";

/** When all of it happens. */
export const now = new Date("2026-05-06T07:08:09Z");

export async function addUser(db: Db, name: string, more: object = {}): Promise<string> {
  await db.user.create({ data: userRow(name, more) });
  return name;
}

export async function addNetwork(db: Db, id: string): Promise<void> {
  await db.network.create({ data: { id, name: id, nick: "steward", createdAt: now } });
}

/** A database with both in it. */
export async function prepared(): Promise<Db> {
  const db = await freshDb();
  await addNetwork(db, "net");
  await addUser(db, "ada");
  return db;
}

/** One for ada on the network `net`, as from the card. */
export const mint = (db: Db, kind: IrcTokenKind = "register", more: object = {}) =>
  mintToken(db, {
    userId: "ada",
    networkId: "net",
    kind,
    origin: "card",
    lifetimeMs: CARD_MS,
    now,
    ...more,
  });
