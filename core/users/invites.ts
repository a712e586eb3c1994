/** Invites: made by staff or by `.meet`, followed in the browser, used up by the sign-up they allow. */
import {
  findConfirmation,
  type Issued,
  issueConfirmation,
  type Standing,
} from "#core/confirmations/confirmations";
import type { Db, Tx } from "#core/db/client";
import { after, DAY } from "#core/time";
import type { FoldedEmail } from "./names.ts";

/** Following an invite gives this long to finish signing up, if that is longer than it had. */
const OPENED_MS = DAY;

interface NewInvite {
  /** Binds it to an address; absent, anybody with the link may use it. */
  readonly email?: FoldedEmail | undefined;
  /** The nick it was made for, or whatever else helps to tell invites apart. */
  readonly note?: string | undefined;
  readonly lifetimeMs?: number | undefined;
  readonly ip?: string | undefined;
}

/** Makes an invite; its link is `<site>/invite/<token>`. Seven days unless told otherwise. */
export function createInvite(tx: Tx, invite: NewInvite, now: Date): Promise<Issued> {
  return issueConfirmation(
    tx,
    {
      purpose: "invite",
      emailFolded: invite.email ?? "",
      note: invite.note,
      ip: invite.ip ?? "",
      lifetimeMs: invite.lifetimeMs,
    },
    now,
  );
}

/** Where an invite stands; null when there is no such one. */
export async function inviteStanding(
  db: Db,
  token: string,
  now: Date,
): Promise<{ standing: Standing; note: string } | null> {
  const found = await findConfirmation(db, token, ["invite"], now);
  return found && { standing: found.standing, note: found.row.note };
}

/** Notes that somebody follows an invite, which gives them a day to finish. False when it cannot be used any more. */
export async function openInvite(db: Db, token: string, now: Date): Promise<boolean> {
  const found = await findConfirmation(db, token, ["invite"], now);
  if (found?.standing !== "live") return false;
  const until = after(now, OPENED_MS);
  // Only once: an invite that was opened before lives a day from then, not for ever.
  await db.confirmation.updateMany({
    where: { id: found.row.id, usedAt: null, codeTries: 0, expiresAt: { lt: until } },
    data: { expiresAt: until, codeTries: 1 },
  });
  return true;
}
