import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import { passwordAlone, proveByCode, type SignInProof } from "#core/factors/prove";
import { noteAsked } from "#core/factors/required";
import type { TypedCode } from "#core/factors/schema";
import { addressBlock } from "#core/limits/address";
import { createSlowLane, type SlowLane } from "#core/limits/slow-lane";
import { verifyPassword } from "#core/passwords/passwords";
import { createWebSession } from "#core/web-sessions/web-sessions";
import { foldName } from "./names.ts";
import { type Credentials, findByLogin, findCredentials } from "./users.ts";
import type { Visit } from "./visit.ts";

export interface SignedIn {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: Date;
  readonly remember: boolean;
}

const sharedLane = createSlowLane();

const WRONG = { key: "users.wrong" } as const;

interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly remember: boolean;
  /** Of the app or of the recovery codes, where the account has a second factor. */
  readonly code?: TypedCode | undefined;
}

/**
 * Checks a password, and a code where one is needed, and starts a session. An unknown account costs the same time and gives the same answer as a wrong
 * password. Throws AppError: unauthenticated, rate_limited, unavailable; forbidden (also for a missing code) and invalid (a
 * wrong one) only to somebody who knows the password.
 */
export async function signIn(
  db: Db,
  input: SignIn,
  visit: Visit,
  lane: SlowLane = sharedLane,
): Promise<SignedIn> {
  const user = await checkLogin(db, input, visit, lane);
  if (!input.code) return startSession(db, user, input.remember, visit);
  const prove = await proveByCode(db, user, input.code, visit);
  const session = await startSession(db, user, input.remember, visit, prove);
  await visit.limits.forgive("factor.account", user.id);
  return session;
}

/** Whose name and password these are, without starting anything; limits, time and refusals as for {@link signIn}. */
export async function checkLogin(
  db: Db,
  input: { readonly login: string; readonly password: string },
  visit: Pick<Visit, "limits" | "ip">,
  lane: SlowLane = sharedLane,
): Promise<Credentials> {
  await visit.limits.spend("password.block", addressBlock(visit.ip));
  const user = await findByLogin(db, input.login);
  const right = await checkSlowly(
    user?.id ?? foldName(input.login),
    user?.passwordHash ?? null,
    input.password,
    visit,
    lane,
  );
  if (!user || !right) throw new AppError("unauthenticated", WRONG);
  refuseInactive(user.state);
  return user;
}

/**
 * Spends a try of the account; once they are spent, tries go through the slow lane. A right password gives them back, and the one of
 * the address: a household behind one address may sign in as often as it likes, while what anybody there guessed wrong stays counted.
 */
async function checkSlowly(
  key: string,
  passwordHash: string | null,
  password: string,
  { limits, ip }: Pick<Visit, "limits" | "ip">,
  lane: SlowLane,
): Promise<boolean> {
  const check = () => verifyPassword(passwordHash, password);
  const right = (await limits.trySpend("password.account", key))
    ? await check()
    : await lane(key, check);
  if (right) {
    await limits.forgive("password.account", key);
    await limits.giveBack("password.block", addressBlock(ip));
  }
  return right;
}

/** Asks somebody who is signed in for their password again. Throws AppError invalid when it is wrong. */
export async function provePassword(
  db: Db,
  userId: string,
  password: string,
  visit: Visit,
): Promise<Credentials> {
  await visit.limits.spend("password.block", addressBlock(visit.ip));
  const user = await findCredentials(db, userId);
  const right = await checkSlowly(userId, user?.passwordHash ?? null, password, visit, sharedLane);
  if (!user || !right) throw new AppError("invalid", { key: "users.wrongCurrent" });
  return user;
}

function refuseInactive(state: string): void {
  if (state === "active") return;
  if (state === "pending") throw new AppError("forbidden", { key: "users.pending" });
  throw new AppError("forbidden", { key: "users.disabled" });
}

/** Who is to be let in; with `passwordHash`, only as long as that is the password. */
export interface Proven {
  readonly id: string;
  readonly name: string;
  readonly passwordHash?: string;
}

/**
 * Starts a session for somebody whose password, or mailed proof, was right, and notes it. Where the account has a second factor
 * that is not enough: `prove` has to take a code. Throws AppError forbidden, or what `prove` throws.
 */
export function startSession(
  db: Db,
  user: Proven,
  remember: boolean,
  visit: Visit,
  prove: SignInProof = passwordAlone(user.id),
): Promise<SignedIn> {
  return inTransaction(db, async (tx) => {
    await lockProven(tx, user, visit.now);
    const { ip, userAgent, now } = visit;
    const method = await prove(tx);
    if (method === "password") await noteAsked(tx, user.id, now);
    const session = await createWebSession(
      tx,
      { userId: user.id, method, remember, ip, userAgent },
      now,
    );
    await insertEvents(tx, [{ at: now, kind: "user.signin", userId: user.id, text: user.name }]);
    return { ...session, userId: user.id, remember };
  });
}

/** The row is written first: neither a new password nor a disabled account slips in beside what follows. */
export async function lockProven(
  tx: Tx,
  { id, passwordHash }: Proven,
  lastSignInAt: Date,
): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id, state: "active", ...(passwordHash === undefined ? {} : { passwordHash }) },
    data: { lastSignInAt },
  });
  if (count === 1) return;
  if (passwordHash === undefined) throw new AppError("forbidden", { key: "users.inactive" });
  throw new AppError("unauthenticated", WRONG);
}

/** Ends the session of a browser that signs out. */
export function signOut(
  db: Db,
  user: { readonly id: string; readonly name: string; readonly sessionId: string },
  now: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { count } = await tx.webSession.updateMany({
      where: { id: user.sessionId, userId: user.id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 1)
      await insertEvents(tx, [{ at: now, kind: "user.signout", userId: user.id, text: user.name }]);
  });
}
