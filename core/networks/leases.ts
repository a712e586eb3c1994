/**
 * Which bot holds which network. A bot connects only what it holds, for as long as it says so again in time; what nobody says so of
 * is anybody's. Each decision is one conditional update.
 */
import type { Db } from "#core/db/client";
import { after, SECOND } from "#core/time";

/**
 * Twelve heartbeats: a bot that is slow for a while keeps what it has, and clocks of two machines may differ by most of it. A bot
 * whose process died gets its networks back at once, since it comes with the same name.
 */
export const LEASE_MS = 60 * SECOND;

/** Takes a network for `owner`, or keeps it: the bot's from now on, another's, or gone. */
export async function takeNetwork(
  db: Db,
  owner: string,
  id: string,
  now: Date,
): Promise<"ours" | "others" | "gone"> {
  const { count } = await db.network.updateMany({
    where: {
      id,
      OR: [{ leaseOwner: null }, { leaseOwner: owner }, { leaseUntil: { lte: now } }],
    },
    data: { leaseOwner: owner, leaseUntil: after(now, LEASE_MS) },
  });
  if (count === 1) return "ours";
  return (await db.network.findUnique({ where: { id }, select: { id: true } })) ? "others" : "gone";
}

/** Says that `owner` lives. Gives what it holds, and what it could take now. */
export async function renewNetworks(
  db: Db,
  owner: string,
  now: Date,
): Promise<{ readonly held: ReadonlySet<string>; readonly free: readonly string[] }> {
  await db.network.updateMany({
    where: { leaseOwner: owner },
    data: { leaseUntil: after(now, LEASE_MS) },
  });
  const rows = await db.network.findMany({
    where: { OR: [{ leaseOwner: owner }, { leaseOwner: null }, { leaseUntil: { lte: now } }] },
    select: { id: true, leaseOwner: true },
  });
  const held = new Set(rows.filter((row) => row.leaseOwner === owner).map(({ id }) => id));
  return { held, free: rows.map(({ id }) => id).filter((id) => !held.has(id)) };
}

/** Gives everything back, so that another need not wait. */
export async function releaseNetworks(db: Db, owner: string): Promise<void> {
  await db.network.updateMany({
    where: { leaseOwner: owner },
    data: { leaseOwner: null, leaseUntil: null },
  });
}

/** The networks that some other bot than `owner` holds. */
export async function networksOfOthers(db: Db, owner: string, now: Date): Promise<string[]> {
  const rows = await db.network.findMany({
    where: { leaseOwner: { not: owner }, leaseUntil: { gt: now } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
