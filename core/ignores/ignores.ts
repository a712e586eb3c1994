/** The ignore list: whose lines the bot takes for no commands. */
import { z } from "zod";
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { casemappingOf } from "#core/irc/casemapping";
import { completeMask, matchesMask } from "#core/irc/mask";
import { parseHostmask } from "#core/irc/message";
import { newId, newReference } from "#core/secrets";
import type { Changer } from "#core/settings/settings";

/** The row of the settings table that moves with every change, so that bots read again. */
const REVISION_KEY = "ignores.revision";
/** Stands for every network. */
export const EVERYWHERE = "*";
const MOST = 500;

const maskInput = z
  .string()
  .max(200, "A mask has at most 200 characters.")
  .regex(
    /^[^\s\p{Cc}]+$/u,
    "A mask has no blanks, such as *!*@host.example, a nick, or $a:account.",
  )
  .transform(completeMask)
  .refine(
    (mask) => /[^*?!@.]/.test(mask) && mask !== "$a",
    "That mask would ignore everybody. Name a nick, a host or an account.",
  );

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

/**
 * Adds a mask, or gives the one that is there a new end and reason; gives the completed mask. Throws AppError invalid for a mask that means
 * everybody, or `hostmask`, who asks; conflict when the list is full.
 */
export async function addIgnore(
  db: Db,
  { mask: typed, networkId, reason, expiresAt }: NewIgnore,
  by: Changer & { readonly hostmask: string; readonly account: string | null },
  now: Date,
): Promise<string> {
  const parsed = maskInput.safeParse(typed);
  if (!parsed.success)
    throw new AppError("invalid", parsed.error.issues[0]?.message ?? { key: "ignores.noMask" });
  const mask = parsed.data;
  if (await matches(db, mask, networkId, by))
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
    const { hostmask: _, account: __, ...changer } = by;
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

async function matches(
  db: Db,
  mask: string,
  networkId: string,
  { hostmask, account }: { readonly hostmask: string; readonly account: string | null },
): Promise<boolean> {
  const network = await db.network.findUnique({ where: { id: networkId } });
  const { nick, username = "", host = "" } = parseHostmask(hostmask);
  const subject = { nick, username: username ?? "", host: host ?? "", account };
  return matchesMask(mask, subject, casemappingOf(network?.casemapping));
}
