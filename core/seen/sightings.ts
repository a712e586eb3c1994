/** The latest that each nick did and said, per network. Who opted out is neither written down nor found. */
import type { Provider } from "#core/db/address";
import { type Db, engineOf, inTransaction, type Prisma, type Tx } from "#core/db/client";
import { type Carried, insertFromJson, jsonRow, jsonRows } from "#core/db/json-rows";
import { literalPart } from "#core/db/like";
import type { Folded } from "#core/irc/casemapping";
import { compileGlob } from "#core/irc/mask";

export type SightingKind = "message" | "action" | "join" | "part" | "quit" | "kick" | "nick";

export interface Words {
  readonly kind: "message" | "action";
  readonly text: string;
  readonly channel: string;
  readonly at: Date;
}

export interface Sighting {
  readonly networkId: string;
  readonly nickFolded: Folded;
  readonly nick: string;
  readonly kind: SightingKind;
  /** Null for what belongs to no channel. */
  readonly channel: string | null;
  /** A reason, or for a change of nick `to NEW` and `from OLD`. */
  readonly detail: string;
  readonly at: Date;
  readonly words: Words | null;
}

/** Something that was noticed; `words` null leaves the last words as they are. `userId` is who was logged in then. */
export interface Noticed extends Sighting {
  readonly userId: string | null;
}

const CANDIDATES = 500;

/**
 * Writes a batch down in one transaction, without those who opted out; what was known about them is erased. No nick may be
 * twice in a batch.
 */
export async function saveSightings(db: Db, batch: readonly Noticed[]): Promise<void> {
  if (batch.length === 0) return;
  await inTransaction(db, async (tx) => {
    const hidden = await hiddenAmong(tx, batch);
    for (const { networkId, nickFolded } of batch.filter(hidden))
      await tx.sighting.deleteMany({ where: { networkId, nickFolded } });
    const rows = batch.filter((noticed) => !hidden(noticed)).map(jsonSighting);
    if (rows.length > 0) await tx.$executeRawUnsafe(upsert[engineOf(db)], jsonRows(rows));
  });
}

const COLUMNS = {
  networkId: "text",
  nickFolded: "text",
  nick: "text",
  kind: "text",
  channel: "text",
  detail: "text",
  at: "time",
  wordsText: "text",
  wordsKind: "text",
  wordsChannel: "text",
  wordsAt: "time",
} as const satisfies Record<keyof Row, Carried>;

function jsonSighting({ networkId, nickFolded, nick, kind, channel, detail, at, words }: Noticed) {
  const known = [networkId, nickFolded, nick, kind, channel, detail, at.getTime()];
  const spoken = words ? [words.text, words.kind, words.channel, words.at.getTime()] : [];
  return jsonRow([...known, ...spoken]);
}

/** Who said nothing this time keeps their last words. */
const onConflict = `ON CONFLICT ("networkId", "nickFolded") DO UPDATE SET ${[
  ...["nick", "kind", "channel", "detail", "at"].map((name) => `"${name}" = excluded."${name}"`),
  ...["wordsText", "wordsKind", "wordsChannel", "wordsAt"].map(
    (name) => `"${name}" = coalesce(excluded."${name}", "Sighting"."${name}")`,
  ),
].join(", ")}`;

const upsert = {
  sqlite: `${insertFromJson("sqlite", "Sighting", COLUMNS)} ${onConflict}`,
  postgresql: `${insertFromJson("postgresql", "Sighting", COLUMNS)} ${onConflict}`,
} as const satisfies Record<Provider, string>;

async function hiddenAmong(tx: Tx, batch: readonly Noticed[]): Promise<(one: Noticed) => boolean> {
  const userIds = batch.flatMap(({ userId }) => userId ?? []);
  const folded = batch.map(({ nickFolded }) => nickFolded);
  const [users, identities] = await Promise.all([
    userIds.length === 0
      ? []
      : tx.user.findMany({ where: { id: { in: userIds }, logOptOut: true }, select: { id: true } }),
    tx.identity.findMany({
      where: { kind: "nick", folded: { in: folded }, user: { logOptOut: true } },
      select: { networkId: true, folded: true },
    }),
  ]);
  const hiddenUsers = new Set(users.map(({ id }) => id));
  const hiddenNicks = new Set(identities.map((one) => `${one.networkId} ${one.folded}`));
  return ({ userId, networkId, nickFolded }) =>
    (userId !== null && hiddenUsers.has(userId)) || hiddenNicks.has(`${networkId} ${nickFolded}`);
}

/** True when the nick belongs to somebody who does not want to be recorded. */
export async function isOptedOut(db: Db, networkId: string, folded: Folded): Promise<boolean> {
  const found = await db.identity.findFirst({
    where: { networkId, kind: "nick", folded, user: { logOptOut: true } },
    select: { id: true },
  });
  return found !== null;
}

/** What is known of one nick, or null. */
export async function findSighting(
  db: Db,
  networkId: string,
  folded: Folded,
): Promise<Sighting | null> {
  if (await isOptedOut(db, networkId, folded)) return null;
  const row = await db.sighting.findUnique({
    where: { networkId_nickFolded: { networkId, nickFolded: folded } },
  });
  return row && sightingOf(row);
}

/**
 * Nicks that fit a pattern of `*` and `?`, the latest first, compared as the network compares names. Looks at the 500 latest
 * candidates.
 */
export async function searchSightings(
  db: Db,
  { id: networkId, fold }: { readonly id: string; fold(name: string): Folded },
  pattern: string,
): Promise<Sighting[]> {
  const folded = fold(pattern);
  const rows = await db.sighting.findMany({
    where: { networkId, nickFolded: { contains: literalPart(folded, "*?") } },
    orderBy: { at: "desc" },
    take: CANDIDATES,
  });
  // Both sides are folded already, the network's way; ascii leaves them as they are.
  const fits = compileGlob(folded, "ascii");
  const found = rows.filter((row) => fits(row.nickFolded)).map(sightingOf);
  const hidden = await db.identity.findMany({
    where: {
      networkId,
      kind: "nick",
      folded: { in: found.map(({ nickFolded }) => nickFolded) },
      user: { logOptOut: true },
    },
    select: { folded: true },
  });
  const hiddenNicks = new Set(hidden.map((one) => one.folded));
  return found.filter(({ nickFolded }) => !hiddenNicks.has(nickFolded));
}

/** Forgets whom nobody saw since `before`; gives how many. */
export async function forgetSightings(db: Db, before: Date): Promise<number> {
  return (await db.sighting.deleteMany({ where: { at: { lt: before } } })).count;
}

type Row = Prisma.SightingGetPayload<object>;

function sightingOf(row: Row): Sighting {
  const { networkId, nick, channel, detail, at } = row;
  const { wordsText, wordsKind, wordsChannel, wordsAt } = row;
  const spoke = wordsText !== null && wordsChannel !== null && wordsAt !== null;
  const words: Words | null = spoke
    ? {
        kind: wordsKind === "action" ? "action" : "message",
        text: wordsText,
        channel: wordsChannel,
        at: wordsAt,
      }
    : null;
  const kind = row.kind as SightingKind;
  return {
    networkId,
    nickFolded: row.nickFolded as Folded,
    nick,
    kind,
    channel,
    detail,
    at,
    words,
  };
}
