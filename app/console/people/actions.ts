"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { askBot } from "#core/jobs/jobs";
import { LEVELS } from "#core/levels";
import {
  approveUser,
  type Changer,
  changeLevel,
  disableUser,
  enableUser,
} from "#core/people/changes";
import { action } from "#web/action";
import { db } from "#web/db";
import { type Actor, clientAddress } from "#web/session";

const userId = z.string().min(1).max(64);
const reason = z.string().trim().max(300, "At most 300 characters.");

async function changerFrom(actor: Actor): Promise<Changer> {
  const { id, name, sessionId } = actor;
  return { id, name, sessionId, via: "web", ip: await clientAddress() };
}

export const setLevel = action({
  level: "staff",
  input: z.strictObject({
    userId,
    level: z.enum(LEVELS),
    reason: reason.min(3, "Say why, for those who read the audit trail later."),
  }),
  async run({ userId, level, reason }, actor) {
    if (!(await changeLevel(db, await changerFrom(actor), userId, level, reason)))
      return { message: "That is their level already. Nothing was changed." };
    revalidatePath("/console/people", "layout");
    return { message: "The level was changed. Open web sessions of this person have ended." };
  },
});

export const disable = action({
  level: "staff",
  input: z.strictObject({ userId, reason }),
  async run({ userId, reason }, actor) {
    const jobId = await disableUser(db, await changerFrom(actor), userId, reason);
    revalidatePath("/console/people", "layout");
    return { message: "The account is disabled.", ...(jobId === null ? {} : { jobId }) };
  },
});

export const enable = action({
  level: "staff",
  input: z.strictObject({ userId }),
  async run({ userId }, actor) {
    await enableUser(db, await changerFrom(actor), userId);
    revalidatePath("/console/people", "layout");
    return { message: "The account is active again." };
  },
});

export const approve = action({
  level: "staff",
  input: z.strictObject({ userId }),
  async run({ userId }, actor) {
    await approveUser(db, await changerFrom(actor), userId);
    revalidatePath("/console/people", "layout");
    return { message: "The account is approved." };
  },
});

export const endIrcSession = action({
  level: "staff",
  input: z.strictObject({ userId, sessionId: z.string().min(1).max(64) }),
  async run(input, actor) {
    const asker = { id: actor.id, level: actor.level, via: "web" as const };
    return { message: "Log out on IRC", jobId: await askBot(db, "session.end", input, asker) };
  },
});
