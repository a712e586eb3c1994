/** Invites: made by staff or by `.meet`, followed in the browser, used up by the sign-up they allow. */
import { z } from "zod";
import { recordAudit } from "#core/audit/audit";
import {
  consumeToken,
  findConfirmation,
  type Issued,
  issueConfirmation,
  type Standing,
} from "#core/confirmations/confirmations";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { enqueueMail } from "#core/mail/outbox";
import { newId } from "#core/secrets";
import type { Site } from "#core/site/site";
import { after, DAY } from "#core/time";
import type { Email, FoldedEmail } from "./names.ts";

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

/** Who invites from the console. */
interface Host {
  readonly id: string;
  readonly name: string;
  readonly ip: string;
}

/**
 * Makes an invite for whoever gets its link, or for one mail address, which gets it by mail. Gives the link, to be shown once,
 * and until when it is good.
 */
export function inviteByHand(
  db: Db,
  host: Host,
  email: Email | null,
  site: Pick<Site, "name" | "url">,
  now: Date,
): Promise<{ link: string; expiresAt: Date }> {
  return inTransaction(db, async (tx) => {
    const { id, token, expiresAt } = await createInvite(
      tx,
      { email: email?.folded, note: JSON.stringify({ invitedBy: host.name }), ip: host.ip },
      now,
    );
    const link = `${site.url}/invite/${token}`;
    if (email) {
      const until = `${expiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
      const params = { siteName: site.name, siteUrl: site.url, link, until, invitedBy: host.name };
      await enqueueMail(tx, { template: "invite", to: email.address, params }, now);
    }
    await recordAudit(tx, {
      at: now,
      actor: { id: host.id, name: host.name },
      via: "web",
      action: "invite.create",
      target: { type: "invite", id, name: email?.address ?? "" },
      ip: host.ip,
    });
    return { link, expiresAt };
  });
}

/**
 * Uses an invite up for an account that is being made: true when it counted. One that names a mail address is for that
 * address alone; one that was made for a nick leaves a claim to it, which grants nothing until a token proves it.
 */
export async function spendInvite(
  tx: Tx,
  token: string,
  account: { readonly id: string; readonly email: Email },
  now: Date,
): Promise<boolean> {
  const found = await findConfirmation(tx, token, ["invite"], now);
  const boundTo = found?.row.emailFolded ?? "";
  if (boundTo !== "" && boundTo !== account.email.folded) return false;
  const row = await consumeToken(tx, token, ["invite"], now);
  if (!row) return false;
  await claimNick(tx, account.id, row.note);
  return true;
}

/** The nick that an invite by `.meet` was made for; null for any other. */
export function metNick(
  note: string,
): { readonly networkId: string; readonly nick: string } | null {
  return nickNote.safeParse(asJson(note)).data ?? null;
}

/**
 * Uses up an invite by `.meet` for somebody who has an account: the nick becomes a claim of theirs, which grants nothing until a
 * token proves it. Gives the network to prove it on. Throws AppError not_found for an invite that is over, or was made for no nick.
 */
export function claimByInvite(
  db: Db,
  user: { readonly id: string; readonly name: string; readonly ip: string },
  token: string,
  now: Date,
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const row = await consumeToken(tx, token, ["invite"], now);
    const met = row && metNick(row.note);
    if (!met) throw new AppError("not_found", { key: "users.inviteDead" });
    await claimNick(tx, user.id, row.note);
    await recordAudit(tx, {
      at: now,
      actor: { id: user.id, name: user.name },
      via: "web",
      action: "invite.use",
      target: { type: "invite", id: row.id, name: met.nick },
      ip: user.ip,
    });
    return met.networkId;
  });
}

const nickNote = z.object({ networkId: z.string().min(1), nick: z.string().min(1).max(64) });

/** What `.meet` noted. The network may be gone by now; then there is nothing to claim. */
async function claimNick(tx: Tx, userId: string, note: string): Promise<void> {
  const met = metNick(note);
  if (!met) return;
  const { networkId, nick } = met;
  if ((await tx.network.count({ where: { id: networkId } })) === 0) return;
  const claim = { userId, networkId, kind: "nick", value: nick };
  await tx.identityClaim.upsert({
    where: { userId_networkId_kind_value: claim },
    create: { id: newId(), ...claim },
    update: {},
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Older invites have a plain remark.
    return null;
  }
}
