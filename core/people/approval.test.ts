import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { type Level, levelValue } from "#core/levels";
import { ada, anEmail, aVisit, proofOf, takeMails } from "#core/testing/accounts";
import { freshDb } from "#core/testing/database";
import { confirmByLink } from "#core/users/confirm";
import { signUp } from "#core/users/sign-up";
import { createUser } from "#core/users/users";
import { approveUser, refuseUser } from "./approval.ts";
import type { Changer } from "./changes.ts";

const { site } = aVisit();
const approval = () => aVisit({ site: { ...site, signupMode: "approval" } });

async function member(db: Db, name: string, level: Level): Promise<Changer> {
  const email = anEmail(`${name}@example.org`);
  const person = { name, email, passwordHash: "none", emailVerified: true, level };
  return { id: await createUser(db, person, new Date()), name, via: "web" };
}

async function waiting(db: Db): Promise<string> {
  const id = await signUp(db, ada, approval());
  await confirmByLink(db, (await proofOf(db)).token, approval());
  return id;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (AppError.is(error) ? error.code : String(error)),
  );

test("who is let in is told by mail, once", async () => {
  const db = await freshDb();
  const grace = await member(db, "grace", "staff");
  const id = await waiting(db);
  await approveUser(db, grace, id, site);
  await approveUser(db, grace, id, site);
  expect(await takeMails(db)).toMatchObject([
    { template: "approval", to: "ada@example.org", params: { approved: true } },
  ]);
  expect(await db.user.findUnique({ where: { id } })).toMatchObject({ state: "active" });
  expect(await codeOf(refuseUser(db, grace, id, "", site))).toBe("conflict");
});

test("who is not let in is told, and the name is free again", async () => {
  const db = await freshDb();
  const grace = await member(db, "grace", "staff");
  const id = await waiting(db);
  await refuseUser(db, grace, id, "spam", site);
  expect(await takeMails(db)).toMatchObject([
    { template: "approval", params: { approved: false } },
  ]);
  expect(await db.user.findUnique({ where: { id } })).toBeNull();
  expect(await db.audit.findMany()).toMatchObject([{ action: "user.refuse", reason: "spam" }]);
  await signUp(db, ada, approval());
});

test("an address that nobody proved gets no mail", async () => {
  const db = await freshDb();
  const grace = await member(db, "grace", "staff");
  const id = await signUp(db, ada, approval());
  await takeMails(db);
  await approveUser(db, grace, id, site);
  expect(await takeMails(db)).toEqual([]);
});

test("below staff nobody decides", async () => {
  const db = await freshDb();
  const id = await waiting(db);
  for (const level of ["user", "registered", "voice", "operator"] as const) {
    const person = await member(db, level === "user" ? "low" : level, level);
    expect(levelValue(level)).toBeLessThan(levelValue("staff"));
    expect(await codeOf(approveUser(db, person, id, site))).toBe("forbidden");
    expect(await codeOf(refuseUser(db, person, id, "", site))).toBe("forbidden");
  }
  expect(await db.user.findUnique({ where: { id } })).toMatchObject({ state: "pending" });
});
