/** Proving an address, by the link or by the six digits: of a new account, or a new address of an old one. */

import { recordOwnDoing } from "#core/audit/audit";
import {
  type Confirmation,
  consumeById,
  consumeToken,
  tryCode,
} from "#core/confirmations/confirmations";
import { type Db, inTransaction, isDuplicate, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import { addressBlock } from "#core/limits/address";
import { enqueueMail } from "#core/mail/outbox";
import { revokeSessions } from "#core/web-sessions/web-sessions";
import { reasons } from "#core/words/en/console/reasons";
import { originOf, siteFacts, type Visit } from "./visit.ts";

const PROOFS = ["verify", "mail-change"] as const;

export interface Proved {
  readonly userId: string;
  readonly userName: string;
  readonly purpose: "verify" | "mail-change";
  /** pending accounts still wait for approval */
  readonly state: string;
}

/** The session that stays when the others end, if the person proves the address from a signed-in browser. */
interface Asker {
  readonly sessionId?: string | undefined;
}

/** Proves an address by the token of a mailed link. Throws AppError: not_found when it cannot be used (any more), conflict, rate_limited. */
export async function confirmByLink(
  db: Db,
  token: string,
  visit: Visit,
  asker: Asker = {},
): Promise<Proved> {
  await visit.limits.spend("link.block", addressBlock(visit.ip));
  return settled(db, (tx) => consumeToken(tx, token, PROOFS, visit.now), visit, asker);
}

/** Proves an address by the mailed digits. Throws AppError: invalid for wrong ones, not_found when only a new mail helps. */
export async function confirmByCode(
  db: Db,
  owner: { readonly userId: string; readonly purpose: "verify" | "mail-change" },
  code: string,
  visit: Visit,
  asker: Asker = {},
): Promise<Proved> {
  await visit.limits.spend("code.block", addressBlock(visit.ip));
  const answer = await tryCode(db, owner, code, visit.now);
  if (!answer.ok) throw codeRefusal(answer);
  return settled(db, (tx) => consumeById(tx, answer.id, PROOFS, visit.now), visit, asker);
}

function codeRefusal({ cause, triesLeft }: { cause: string; triesLeft: number }): AppError {
  if (cause !== "wrong") return new AppError("not_found", { key: "users.codeDead" });
  return new AppError("invalid", { key: "users.codeWrong", triesLeft });
}

async function settled(
  db: Db,
  consume: (tx: Tx) => Promise<Confirmation | null>,
  visit: Visit,
  asker: Asker,
): Promise<Proved> {
  try {
    return await inTransaction(db, async (tx) => {
      const proof = await consume(tx);
      if (!proof?.user) throw new AppError("not_found", { key: "users.linkDead" });
      const proved = { ...proof, user: proof.user };
      return proof.purpose === "verify"
        ? proveFirst(tx, proved, visit)
        : proveChange(tx, proved, visit, asker);
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new AppError("conflict", { key: "users.addressTaken" });
  }
}

type ProofOfUser = Confirmation & { readonly user: NonNullable<Confirmation["user"]> };

async function proveFirst(tx: Tx, proof: ProofOfUser, visit: Visit): Promise<Proved> {
  const { user } = proof;
  const { count } = await tx.user.updateMany({
    where: { id: user.id, emailVerifiedAt: null },
    data: { emailFolded: proof.emailFolded, emailVerifiedAt: visit.now },
  });
  if (count !== 1) throw new AppError("conflict", { key: "users.proved" });
  await insertEvents(tx, [
    { at: visit.now, kind: "user.verified", userId: user.id, text: user.name },
  ]);
  return { userId: user.id, userName: user.name, purpose: "verify", state: user.state };
}

async function proveChange(
  tx: Tx,
  proof: ProofOfUser,
  visit: Visit,
  { sessionId }: Asker,
): Promise<Proved> {
  const { user, note: newAddress } = proof;
  await tx.user.update({
    where: { id: user.id },
    data: { email: newAddress, emailFolded: proof.emailFolded, emailVerifiedAt: visit.now },
  });
  await revokeSessions(tx, user.id, visit.now, sessionId);
  const params = {
    ...siteFacts(visit),
    userName: user.name,
    newAddress,
    origin: originOf(visit),
  };
  await enqueueMail(
    tx,
    { template: "mail-changed", to: user.email, params, userId: user.id },
    visit.now,
  );
  await recordOwnDoing(tx, user, visit, {
    action: "user.email",
    before: { email: user.email },
    after: { email: newAddress },
  });
  await insertEvents(tx, [
    { at: visit.now, kind: "user.changed", userId: user.id, text: reasons.changes.address },
  ]);
  return { userId: user.id, userName: user.name, purpose: "mail-change", state: user.state };
}
