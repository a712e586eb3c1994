import { createHash } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import type { Limits } from "#core/limits/limits";
import { hashPassword } from "#core/passwords/passwords";
import { newPasswordField, passwordProblem } from "#core/passwords/rules";
import { sameSecret } from "#core/secrets";
import { changeSetting } from "#core/settings/settings";
import { emailField, nameField } from "#core/users/schema";
import { createUser } from "#core/users/users";
import { createWebSession } from "#core/web-sessions/web-sessions";
import { say } from "#core/words/told";
import { isSetupOpen } from "./setup.ts";

export const firstSuperuserInput = z.strictObject({
  code: z
    .string()
    .trim()
    .min(1, say({ key: "setup.code" }))
    .max(200),
  name: nameField,
  email: emailField,
  password: newPasswordField,
});
export type FirstSuperuserInput = z.output<typeof firstSuperuserInput>;

/** What the web process knows beside the form. */
export interface SetupCaller {
  /** The code that is right at this moment, from `readSetupCode`. */
  readonly setupCode: string;
  readonly limits: Limits;
  readonly ip: string;
  readonly userAgent: string;
}

export interface FirstSuperuser {
  readonly userId: string;
  readonly session: { readonly id: string; readonly expiresAt: Date };
}

// One count for everybody: somebody who guesses from many addresses gets no more tries than one who does not.
const EVERYBODY = "setup";

/**
 * Makes the first superuser, uses up the setup code and starts a web session, all in one transaction: of two browsers at
 * once exactly one succeeds. Throws AppError: invalid for a wrong code or password, rate_limited after five wrong codes in
 * a minute, conflict when somebody was quicker or the code was used before.
 */
export async function makeFirstSuperuser(
  db: Db,
  input: FirstSuperuserInput,
  caller: SetupCaller,
  now = new Date(),
): Promise<FirstSuperuser> {
  await checkCode(input.code, caller);
  const problem = passwordProblem(input.password, [input.name, input.email.address]);
  if (problem) throw new AppError("invalid", problem);
  if (!(await isSetupOpen(db))) throw somebodyWasQuicker();
  const passwordHash = await hashPassword(input.password);
  return inTransaction(db, async (tx) => {
    await useUpCode(tx, input, caller, now);
    if (!(await isSetupOpen(tx))) throw somebodyWasQuicker();
    const { name, email } = input;
    const userId = await createUser(
      tx,
      { name, email, passwordHash, emailVerified: true, level: "superuser" },
      now,
    );
    const { ip, userAgent } = caller;
    const session = await createWebSession(
      tx,
      { userId, method: "setup", remember: false, ip, userAgent },
      now,
    );
    await recordAudit(tx, {
      at: now,
      actor: { id: userId, name },
      via: "web",
      action: "user.create",
      target: { type: "user", id: userId, name },
      after: { level: "superuser" },
      reason: "First run",
      ip,
    });
    await insertEvents(tx, [{ at: now, kind: "user.signup", userId, text: name }]);
    return { userId, session };
  });
}

async function checkCode(code: string, { setupCode, limits }: SetupCaller): Promise<void> {
  await limits.spend("setup.block", EVERYBODY);
  if (!sameSecret(code, setupCode)) throw new AppError("invalid", { key: "setup.wrongCode" });
  await limits.forgive("setup.block", EVERYBODY);
}

/** Locks the row that both of two browsers must pass, and notes the code as used. */
async function useUpCode(
  tx: Tx,
  input: FirstSuperuserInput,
  caller: SetupCaller,
  now: Date,
): Promise<void> {
  const usedCodeHash = createHash("sha256").update(caller.setupCode).digest("hex");
  const by = { actor: { name: input.name }, via: "web", ip: caller.ip } as const;
  await changeSetting(
    tx,
    "setup",
    (before) => {
      if (before.usedCodeHash === usedCodeHash)
        throw new AppError("conflict", { key: "setup.usedCode" });
      return { ...before, usedCodeHash };
    },
    by,
    now,
  );
}

function somebodyWasQuicker(): AppError {
  return new AppError("conflict", { key: "setup.taken" });
}
