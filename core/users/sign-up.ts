/**
 * Signing up. A known and a new address get the same answer after the same work: an account that waits for its address to
 * be proved. Only the mail differs, and only its owner reads that.
 */
import { findConfirmation } from "#core/confirmations/confirmations";
import { type Db, inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import { hashPassword } from "#core/passwords/passwords";
import { mailProof } from "./address-proof.ts";
import { spendInvite } from "./invites.ts";
import { type Email, readEmail } from "./names.ts";
import type { SignUp } from "./schema.ts";
import { createUser, findCredentials, isNameFree } from "./users.ts";
import { refuseWeak, spendMail, type Visit } from "./visit.ts";

/**
 * Makes an account whose address waits to be proved, queues the mail, and gives the account's id. Throws AppError: forbidden
 * when sign-up is closed or the invite does not count, conflict for a taken name, invalid, rate_limited.
 */
export async function signUp(
  db: Db,
  input: SignUp & { readonly invite?: string | undefined },
  visit: Visit,
): Promise<string> {
  await refuseUnlessOpen(db, input, visit);
  refuseWeak(input.password, [input.name, input.email.address, visit.site.name]);
  if (!(await isNameFree(db, input.name)))
    throw new AppError("conflict", { key: "users.nameTakenChoose" });
  await spendMail(visit, input.email);
  const passwordHash = await hashPassword(input.password);

  return inTransaction(db, async (tx) => {
    const { name, email } = input;
    const state = visit.site.signupMode === "approval" ? "pending" : "active";
    const id = await createUser(
      tx,
      { name, email, passwordHash, emailVerified: false, state },
      visit.now,
    );
    const invited = input.invite
      ? await spendInvite(tx, input.invite, { id, email }, visit.now)
      : false;
    if (visit.site.signupMode === "invite" && !invited)
      throw new AppError("forbidden", INVITE_NEEDED);
    await mailProof(tx, "verify", { id, name }, email, visit);
    await insertEvents(tx, [{ at: visit.now, kind: "user.signup", userId: id, text: name }]);
    return id;
  });
}

async function refuseUnlessOpen(
  db: Db,
  { invite, email }: { readonly invite?: string | undefined; readonly email: Email },
  visit: Visit,
): Promise<void> {
  const mode = visit.site.signupMode;
  if (mode === "closed") throw new AppError("forbidden", { key: "users.closed" });
  if (mode !== "invite") return;
  const found = invite ? await findConfirmation(db, invite, ["invite"], visit.now) : null;
  if (found?.standing !== "live") throw new AppError("forbidden", INVITE_NEEDED);
  const boundTo = found.row.emailFolded;
  if (boundTo !== "" && boundTo !== email.folded)
    throw new AppError("forbidden", { key: "users.inviteForOther" });
}

const INVITE_NEEDED = { key: "users.inviteNeeded" } as const;

/** Sends a new mail to the address that an account waits for; the earlier link and code end. Throws AppError conflict when it is proved already. */
export async function resendProof(db: Db, userId: string, visit: Visit): Promise<void> {
  const user = await waitingUser(db, userId);
  const email = readEmail(user.email);
  if (!email) throw new Error("a stored mail address cannot be read");
  await spendMail(visit, email);
  await inTransaction(db, (tx) => mailProof(tx, "verify", user, email, visit));
}

/** Corrects the address of an account that has proved none yet, and mails the new one. */
export async function correctAddress(
  db: Db,
  userId: string,
  email: Email,
  visit: Visit,
): Promise<void> {
  const user = await waitingUser(db, userId);
  await spendMail(visit, email);
  await inTransaction(db, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, emailVerifiedAt: null },
      data: { email: email.address },
    });
    if (count !== 1) throw new AppError("conflict", PROVED);
    await mailProof(tx, "verify", user, email, visit);
  });
}

const PROVED = { key: "users.proved" } as const;

async function waitingUser(db: Db, userId: string) {
  const user = await findCredentials(db, userId);
  if (!user) throw new AppError("not_found", { key: "users.signUpOver" });
  if (user.emailVerifiedAt) throw new AppError("conflict", PROVED);
  return user;
}
