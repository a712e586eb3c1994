/** Proving once more who sits at the screen, before what a stranger there must not do (docs/decisions/130-step-up.md). */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { proveByCode } from "#core/factors/prove";
import { hasSecondFactor } from "#core/factors/standing";
import { PASSWORD_LENGTH } from "#core/passwords/passwords";
import { after, MINUTE } from "#core/time";
import { holdSession } from "#core/web-sessions/web-sessions";
import { provePassword } from "./sign-in.ts";
import type { Visit } from "./visit.ts";

/** How long one proof lasts. */
export const STEP_UP_MS = 15 * MINUTE;

interface Asker {
  readonly id: string;
  readonly name: string;
  readonly sessionId: string;
}

/** What was typed, judged: decides inside the transaction, after the user's row is locked, and names how it was proven. */
interface Judged {
  /** While this is still the password; absent when a code was typed. */
  readonly passwordHash?: string;
  readonly take: (tx: Tx) => Promise<string>;
}

/**
 * Steps one web session up by the password or, where the authenticator app is on, by a code of it, and gives the moment it ends.
 * Limits as at sign-in. Audited, wrong tries too. Throws AppError: invalid, rate_limited; unauthenticated when the session is over.
 */
export async function stepUp(db: Db, asker: Asker, typed: string, visit: Visit): Promise<Date> {
  const { now } = visit;
  const until = after(now, STEP_UP_MS);
  try {
    const { passwordHash, take } = await judge(db, asker, typed, visit);
    const by = await inTransaction(db, async (tx) => {
      await lockUser(tx, asker.id, passwordHash);
      await holdSession(tx, asker, now);
      const method = await take(tx);
      await tx.webSession.update({
        where: { id: asker.sessionId },
        data: { steppedUpUntil: until },
      });
      await note(tx, asker, visit, "session.step-up", { by: method });
      return method;
    });
    if (by === "totp") await visit.limits.forgive("factor.account", asker.id);
    return until;
  } catch (error) {
    if (AppError.is(error) && error.code === "invalid")
      await note(db, asker, visit, "session.step-up-refused");
    throw error;
  }
}

/** Ends it before its time. Nothing happens when it is over already. */
export async function endStepUp(
  db: Db,
  asker: Asker,
  visit: Pick<Visit, "ip" | "now">,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { count } = await tx.webSession.updateMany({
      where: { id: asker.sessionId, userId: asker.id, steppedUpUntil: { gt: visit.now } },
      data: { steppedUpUntil: null },
    });
    if (count === 1) await note(tx, asker, visit, "session.step-down");
  });
}

async function judge(db: Db, asker: Asker, typed: string, visit: Visit): Promise<Judged> {
  const code = readAppCode(typed);
  if (code !== null && (await hasSecondFactor(db, asker.id)))
    return { take: await proveByCode(db, asker, { kind: "totp", code }, visit) };
  const { passwordHash } = await provePassword(db, asker.id, typed, visit);
  return { passwordHash, take: async () => "password" };
}

/** Six digits, perhaps with a gap; too short to be a password, so nobody has to say which of the two they typed. */
function readAppCode(typed: string): string | null {
  if (typed.length >= PASSWORD_LENGTH.least || !/^\s?\d{3}[\s-]?\d{3}$/.test(typed)) return null;
  return typed.replace(/\D/g, "");
}

/** Changes of password and second factor write this row first, too: a proof by the old one does not slip in beside. */
async function lockUser(tx: Tx, id: string, passwordHash: string | undefined): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id, state: "active", ...(passwordHash === undefined ? {} : { passwordHash }) },
    data: { state: "active" },
  });
  if (count !== 1) throw new AppError("unauthenticated", { key: "access.signInAgain" });
}

function note(
  tx: Db | Tx,
  { id, name }: Asker,
  { now, ip }: Pick<Visit, "ip" | "now">,
  action: string,
  after?: { readonly by: string },
): Promise<void> {
  return recordAudit(tx, { at: now, actor: { id, name }, via: "web", action, ip, after });
}
