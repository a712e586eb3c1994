/** The latest that each nick did and said, per network. Who opted out is neither written down nor found. */
import { type Db, inTransaction, type Prisma, type Tx } from "#core/db/client";
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

/** Writes a batch down in one transaction, without those who opted out; what was known about them is erased. */
export async function saveSightings(db: Db, batch: readonly Noticed[]): Promise<void> {
  if (batch.length === 0) return;
  await inTransaction(db, async (tx) => {
    const hidden = await hiddenAmong(tx, batch);
    for (const noticed of batch) {
      const { networkId, nickFolded } = noticed;
      if (hidden(noticed)) await tx.sighting.deleteMany({ where: { networkId, nickFolded } });
      else await save(tx, noticed);
    }
  });
}

async function save(tx: Tx, noticed: Noticed): Promise<void> {
  const { networkId, nickFolded, nick, kind, channel, detail, at, words } = noticed;
  const spoken = words
    ? {
        wordsText: words.text,
        wordsKind: words.kind,
        wordsChannel: words.channel,
        wordsAt: words.at,
      }
    : {};
  const row = { nick, kind, channel, detail, at, ...spoken };
  await tx.sighting.upsert({
    where: { networkId_nickFolded: { networkId, nickFolded } },
    create: { networkId, nickFolded, ...row },
    update: row,
  });
}

async function hiddenAmong(tx: Tx, batch: readonly Noticed[]): Promise<(one: Noticed) => boolean> {
  const userIds = batch.flatMap(({ userId }) => userId ?? []);
  const folded = batch.map(({ nickFolded }) => nickFolded);
  const [users, identities] = await Promise.all([
    tx.user.findMany({ where: { id: { in: userIds }, logOptOut: true }, select: { id: true } }),
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
