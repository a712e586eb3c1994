"use server";

import { revalidatePath } from "next/cache";
import { recordAudit } from "#core/audit/audit";
import { inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import { nothing, sessionInput } from "#core/users/schema";
import { revokeSession, revokeSessions } from "#core/web-sessions/web-sessions";
import { action } from "#web/action";
import { db } from "#web/db";
import { clientAddress } from "#web/session";
import { getWords } from "#web/words";

export const endSession = action({
  level: "user",
  input: sessionInput,
  async run({ id }, actor) {
    const t = await getWords("me");
    const [ip, at] = [await clientAddress(), new Date()];
    await inTransaction(db, async (tx) => {
      if (!(await revokeSession(tx, actor.id, id, at)))
        throw new AppError("not_found", { key: "users.sessionOver" });
      await recordAudit(tx, { at, actor, via: "web", action: "session.revoke", ip });
    });
    revalidatePath("/me/sessions");
    return { message: t("sessions.ended") };
  },
});

export const endOtherSessions = action({
  level: "user",
  input: nothing,
  async run(_input, actor) {
    const t = await getWords("me");
    const [ip, at] = [await clientAddress(), new Date()];
    const count = await inTransaction(db, async (tx) => {
      const ended = await revokeSessions(tx, actor.id, at, actor.sessionId);
      await recordAudit(tx, { at, actor, via: "web", action: "session.revoke-others", ip });
      return ended;
    });
    revalidatePath("/me/sessions");
    return { message: t("sessions.othersEnded", { count }) };
  },
});
