/** The ignore list: whose lines the bot takes for no commands. */
import { z } from "zod";
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { type Casemapping, casemappingOf } from "#core/irc/casemapping";
import { completeMask, matchesMask } from "#core/irc/mask";
import { parseHostmask } from "#core/irc/message";
import { newId, newReference } from "#core/secrets";
import type { Changer } from "#core/settings/settings";
import { say } from "#core/words/told";

/** The row of the settings table that moves with every change, so that bots read again. */
const REVISION_KEY = "ignores.revision";
/** Stands for every network. */
export const EVERYWHERE = "*";
const MOST = 500;

/** A mask as somebody types it; becomes the completed one. */
export const maskInput = z
  .string()
  .max(200, say({ key: "ignores.tooLong", most: 200 }))
  .regex(/^[^\s\p{Cc}]+$/u, say({ key: "ignores.form" }))
  .transform(completeMask)
  .refine((mask) => /[^*?!@.]/.test(mask) && mask !== "$a", say({ key: "ignores.everybody" }));

export interface NewIgnore {
  /** A network's id, or {@link EVERYWHERE}. */
  readonly networkId: string;
  readonly mask: string;
  readonly reason: string;
  /** Null for ever. */
  readonly expiresAt: Date | null;
}

export interface Ignore extends NewIgnore {
  readonly setByName: string;
}

/** How the one who asks is seen on IRC. */
export interface OwnLooks {
  readonly hostmask: string;
  readonly account: string | null;
}

/**
 * Adds a mask, or gives the one that is there a new end and reason; gives the completed mask. Throws AppError invalid for a mask that means
 * everybody, or who asks, by any of their looks; conflict when the list is full.
 */
export async function addIgnore(
  db: Db,
  { mask: typed, networkId, reason, expiresAt }: NewIgnore,
  by: Changer & { readonly looks: readonly OwnLooks[] },
  now: Date,
): Promise<string> {
  const parsed = maskInput.safeParse(typed);
  if (!parsed.success)
    throw new AppError("invalid", parsed.error.issues[0]?.message ?? { key: "ignores.noMask" });
  const mask = parsed.data;
  const casemapping = await casemappingAt(db, networkId);
  if (by.looks.some((looks) => fits(mask, looks, casemapping)))
    throw new AppError("invalid", { key: "ignores.yourself" });
  await inTransaction(db, async (tx) => {
    await touch(tx, now);
    await tx.ignore.deleteMany({ where: { expiresAt: { lte: now } } });
    const isNew = (await tx.ignore.count({ where: { networkId, mask } })) === 0;
    if (isNew && (await tx.ignore.count()) >= MOST)
      throw new AppError("conflict", { key: "ignores.full", most: MOST });
    const row = { reason, expiresAt, setById: by.actor.id ?? null, setByName: by.actor.name };
    await tx.ignore.upsert({
      where: { networkId_mask: { networkId, mask } },
      create: { id: newId(), networkId, mask, createdAt: now, ...row },
      update: row,
    });
    const { looks: _, ...changer } = by;
    await recordAudit(tx, {
      ...{ ...changer, at: now, action: "ignore.add", reason },
      target: { type: "mask", id: networkId, name: mask },
      after: { expiresAt: expiresAt?.toISOString() ?? null },
    });
  });
  return mask;
}

/** Takes a mask away, as it was typed or as it was completed. Throws AppError not_found. */
export async function removeIgnore(
  db: Db,
  { networkId, mask: typed }: { readonly networkId: string; readonly mask: string },
  by: Changer,
  now: Date,
): Promise<string> {
  const mask = completeMask(typed);
  await inTransaction(db, async (tx) => {
    await touch(tx, now);
    const { count } = await tx.ignore.deleteMany({ where: { networkId, mask } });
    if (count === 0) throw new AppError("not_found", { key: "ignores.notThere", mask });
    await recordAudit(tx, {
      ...{ ...by, at: now, action: "ignore.remove" },
      target: { type: "mask", id: networkId, name: mask },
    });
  });
  return mask;
}

/** What is ignored on a network right now, the oldest first. */
export function listIgnores(db: Db, networkId: string, now: Date): Promise<Ignore[]> {
  return db.ignore.findMany({
    where: {
      networkId: { in: [networkId, EVERYWHERE] },
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export interface ListedIgnore extends Ignore {
  readonly id: string;
  readonly createdAt: Date;
  readonly setById: string | null;
}

/** What is ignored anywhere right now, the newest first. */
export function listAllIgnores(db: Db, now: Date): Promise<ListedIgnore[]> {
  return db.ignore.findMany({
    where: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
}

/** Takes away what was set for a network that goes. */
export async function forgetIgnoresOf(tx: Tx, networkId: string, now: Date): Promise<void> {
  const { count } = await tx.ignore.deleteMany({ where: { networkId } });
  if (count > 0) await touch(tx, now);
}

/** Everything on the list, for the bot; what is over is among it. */
export function allIgnores(db: Db): Promise<Ignore[]> {
  return db.ignore.findMany();
}

/** Another string whenever the list changed. */
export async function ignoresVersion(db: Db): Promise<string> {
  const row = await db.setting.findUnique({ where: { key: REVISION_KEY } });
  return JSON.stringify(row?.value ?? null);
}

async function touch(tx: Tx, now: Date): Promise<void> {
  const row = { value: newReference(), updatedAt: now };
  await tx.setting.upsert({
    where: { key: REVISION_KEY },
    create: { key: REVISION_KEY, ...row },
    update: row,
  });
}

async function casemappingAt(db: Db, networkId: string): Promise<Casemapping> {
  const network = await db.network.findUnique({ where: { id: networkId } });
  return casemappingOf(network?.casemapping);
}

function fits(mask: string, { hostmask, account }: OwnLooks, casemapping: Casemapping): boolean {
  const { nick, username, host } = parseHostmask(hostmask);
  const subject = { nick, username: username ?? "", host: host ?? "", account };
  return matchesMask(mask, subject, casemapping);
}
