import { expect, test } from "vitest";
import { type Db, inTransaction } from "#core/db/client";
import { newToken } from "#core/secrets";
import { freshDb } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { after, MINUTE } from "#core/time";
import {
  CODE_TRIES,
  consumeById,
  consumeToken,
  findConfirmation,
  type Issued,
  issueConfirmation,
  type NewConfirmation,
  type Purpose,
  tryCode,
} from "./confirmations.ts";

const now = new Date("2026-01-01T12:00:00Z");

async function withAda(): Promise<Db> {
  const db = await freshDb();
  await db.user.create({ data: userRow("ada", { emailVerifiedAt: null }) });
  return db;
}

function issue(db: Db, purpose: Purpose, more: Partial<NewConfirmation> = {}): Promise<Issued> {
  const wanted = { purpose, userId: "ada", emailFolded: "ada@example.org", ip: "192.0.2.7" };
  return inTransaction(db, (tx) => issueConfirmation(tx, { ...wanted, ...more }, now));
}

/** Each way to use a proof up; true when that worked. */
const uses = {
  async link(db: Db, { token }: Issued, purpose: Purpose, at: Date) {
    return (await inTransaction(db, (tx) => consumeToken(tx, token, [purpose], at))) !== null;
  },
  async code(db: Db, { id }: Issued, purpose: Purpose, at: Date) {
    return (await inTransaction(db, (tx) => consumeById(tx, id, [purpose], at))) !== null;
  },
} as const;

test.each(["link", "code"] as const)("by %s a proof is used up once", async (way) => {
  const db = await withAda();
  const issued = await issue(db, "verify");
  const both = await Promise.all([
    uses[way](db, issued, "verify", now),
    uses[way](db, issued, "verify", now),
  ]);
  expect(both.filter(Boolean)).toHaveLength(1);
  for (const other of ["link", "code"] as const)
    expect(await uses[other](db, issued, "verify", now)).toBe(false);
});

test.each(["link", "code"] as const)("by %s nothing else is used up", async (way) => {
  const db = await withAda();
  const replaced = await issue(db, "verify");
  const issued = await issue(db, "verify");
  expect(await uses[way](db, replaced, "verify", now), "replaced").toBe(false);
  expect(await uses[way](db, issued, "reset", now), "for another purpose").toBe(false);
  expect(await uses[way](db, issued, "verify", issued.expiresAt), "expired").toBe(false);
  expect(await uses[way](db, issued, "verify", after(issued.expiresAt, -1)), "live").toBe(true);
});

test("a look changes nothing and says where a proof stands", async () => {
  const db = await withAda();
  const standing = async (token: string, at = now) =>
    (await findConfirmation(db, token, ["reset"], at))?.standing ?? null;
  const replaced = await issue(db, "reset");
  const live = await issue(db, "reset");
  expect(await standing(replaced.token)).toBe("replaced");
  expect(await standing(live.token)).toBe("live");
  expect(await standing(live.token, live.expiresAt)).toBe("expired");
  expect(await standing(live.token)).toBe("live");
  await uses.link(db, live, "reset", now);
  expect(await standing(live.token)).toBe("used");
  for (const wrong of [newToken("reset"), newToken("verify"), "", live.token.slice(1)])
    expect(await standing(wrong)).toBeNull();
});

test("digits are tried a few times, side by side as in turn", async () => {
  const db = await withAda();
  const { code } = await issue(db, "verify");
  const wrong = code === "000000" ? "000001" : "000000";
  const owner = { userId: "ada", purpose: "verify" } as const;
  const guesses = await Promise.all(
    Array.from({ length: CODE_TRIES }, () => tryCode(db, owner, wrong, now)),
  );
  expect(guesses.every(({ ok }) => !ok)).toBe(true);
  expect(await tryCode(db, owner, code ?? "", now)).toMatchObject({ ok: false, cause: "spent" });

  const again = await issue(db, "verify");
  expect(await tryCode(db, owner, again.code ?? "", after(now, 61 * MINUTE))).toMatchObject({
    cause: "none",
  });
  expect(await tryCode(db, owner, again.code ?? "", now)).toEqual({ ok: true, id: again.id });
});
