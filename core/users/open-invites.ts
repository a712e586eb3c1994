/** Invites that nobody has used yet: what staff see of them, and taking one back. */
import { z } from "zod";
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import type { Changer } from "#core/people/changes";

export interface OpenInvite {
  readonly id: string;
  /** The one address that may use it; empty when the link is all it takes. */
  readonly email: string;
  /** Who made it in the console; empty for one that the bot made. */
  readonly invitedBy: string;
  /** The nick it was made for by `.meet`; empty for one from the console. */
  readonly nick: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Somebody followed the link in its last day, and was given a day to finish. */
  readonly isOpened: boolean;
}

const noteShape = z.object({ invitedBy: z.string().catch(""), nick: z.string().catch("") });

/** Live invites, newest first, at most `limit`. */
export async function listOpenInvites(db: Db, now: Date, limit = 50): Promise<OpenInvite[]> {
  const rows = await db.confirmation.findMany({
    where: liveAt(now),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(({ id, emailFolded, note, codeTries, createdAt, expiresAt }) => ({
    id,
    email: emailFolded,
    ...noteOf(note),
    createdAt,
    expiresAt,
    isOpened: codeTries > 0,
  }));
}

const liveAt = (now: Date) =>
  ({ purpose: "invite", liveKey: { not: null }, usedAt: null, expiresAt: { gt: now } }) as const;

function noteOf(note: string): z.output<typeof noteShape> {
  try {
    return noteShape.parse(JSON.parse(note));
  } catch {
    // Older invites have a plain remark.
    return { invitedBy: "", nick: "" };
  }
}

/** Ends an invite: its link says from now on that it was replaced. Refuses one that is used, over or unknown. */
export async function revokeInvite(
  db: Db,
  changer: Pick<Changer, "id" | "name" | "via" | "ip">,
  id: string,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { count } = await tx.confirmation.updateMany({
      where: { id, ...liveAt(now) },
      data: { liveKey: null },
    });
    if (count === 0) throw new AppError("not_found", { key: "people.inviteGone" });
    const row = await tx.confirmation.findUniqueOrThrow({ where: { id } });
    await recordAudit(tx, {
      at: now,
      actor: { id: changer.id, name: changer.name },
      via: changer.via,
      action: "invite.revoke",
      target: { type: "invite", id, name: row.emailFolded },
      ip: changer.ip,
    });
  });
}
