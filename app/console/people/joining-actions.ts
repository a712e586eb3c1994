"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { approveUser, refuseUser } from "#core/people/approval";
import { inviteByHand } from "#core/users/invites";
import { readEmail } from "#core/users/names";
import { revokeInvite } from "#core/users/open-invites";
import { spendMail } from "#core/users/visit";
import { say } from "#core/words/told";
import { action } from "#web/action";
import { db } from "#web/db";
import { currentSite } from "#web/site";
import { currentVisit } from "#web/visit";
import { getWords } from "#web/words";
import { changerFrom } from "./_lib/changer.ts";

const userId = z.string().min(1).max(64);
const reason = z
  .string()
  .trim()
  .max(300, say({ key: "fields.atMost", most: 300 }));

export const approve = action({
  level: "staff",
  input: z.strictObject({ userId }),
  async run({ userId }, actor) {
    const t = await getWords("console");
    await approveUser(db, await changerFrom(actor), userId, await currentSite());
    revalidatePath("/console/people", "layout");
    return { message: t("people.accountApproved") };
  },
});

export const refuse = action({
  level: "staff",
  input: z.strictObject({ userId, reason }),
  async run({ userId, reason }, actor) {
    await refuseUser(db, await changerFrom(actor), userId, reason, await currentSite());
    revalidatePath("/console/people", "layout");
    redirect("/console/people?state=pending");
  },
});

export const takeInviteBack = action({
  level: "staff",
  input: z.strictObject({ inviteId: z.string().min(1).max(64) }),
  async run({ inviteId }, actor) {
    const t = await getWords("console");
    await revokeInvite(db, await changerFrom(actor), inviteId, new Date());
    revalidatePath("/console/people");
    return { message: t("people.invite.revoked") };
  },
});

/** Empty for a link to hand over; otherwise one address, which gets it by mail. */
const optionalEmail = z.string().transform((typed, context) => {
  if (typed.trim() === "") return null;
  const email = readEmail(typed);
  if (email) return email;
  context.addIssue({ code: "custom", message: say({ key: "fields.emailForm" }) });
  return z.NEVER;
});

export const invite = action({
  level: "staff",
  input: z.strictObject({ email: optionalEmail }),
  async run({ email }, { id, name }) {
    const t = await getWords("console");
    const visit = await currentVisit();
    if (email) await spendMail(visit, email);
    const host = { id, name, ip: visit.ip };
    const { link, expiresAt } = await inviteByHand(db, host, email, visit.site, visit.now);
    revalidatePath("/console/people");
    const message = email
      ? t("people.invite.sentTo", { address: email.address })
      : t("people.invite.handOver");
    return { message, link, until: expiresAt.toISOString() };
  },
});
