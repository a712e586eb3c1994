import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { createLimits, type Limits } from "#core/limits/limits";
import { getSetting } from "#core/settings/settings";
import { freshDatabase, freshDb, openTracked } from "#core/testing/database";
import { finishSetup, saveSite } from "./finish.ts";
import { firstSuperuserInput, makeFirstSuperuser } from "./first-superuser.ts";
import { isSetupDone, isSetupOpen } from "./setup.ts";

const CODE = "the-setup-code";
const by = { actor: { name: "ada" }, via: "web" } as const;

const caller = (limits: Limits = createLimits(), setupCode = CODE) => ({
  setupCode,
  limits,
  ip: "192.0.2.1",
  userAgent: "a browser",
});

const form = (changes: Readonly<Record<string, string>> = {}) =>
  firstSuperuserInput.parse({
    code: CODE,
    name: "ada",
    email: "ada@example.org",
    password: "correct staple 42 battery",
    ...changes,
  });

const superusers = (db: Db) => db.user.count({ where: { level: 5, state: "active" } });

test("setup is open until an active superuser exists", async () => {
  const db = await freshDb();
  expect(await isSetupOpen(db)).toBe(true);

  const { userId, session } = await makeFirstSuperuser(db, form(), caller());
  expect(await isSetupOpen(db)).toBe(false);
  const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
  expect(user).toMatchObject({ name: "ada", level: 5, state: "active" });
  expect(user.emailVerifiedAt).not.toBeNull();
  expect(await db.webSession.findUnique({ where: { id: session.id } })).toMatchObject({
    userId,
    method: "setup",
    revokedAt: null,
  });
  expect((await db.audit.findMany()).map(({ action }) => action)).toContain("user.create");

  await db.user.update({ where: { id: userId }, data: { state: "disabled" } });
  expect(await isSetupOpen(db)).toBe(true);
});

test("of ten browsers that finish at once, one becomes superuser and nine are told so", async () => {
  const url = await freshDatabase();
  const limits = createLimits();
  const tries = Array.from({ length: 10 }, (_, index) =>
    makeFirstSuperuser(
      openTracked(url),
      form({ name: `person${index}`, email: `p${index}@example.org` }),
      caller(limits),
    ),
  );
  const outcomes = await Promise.allSettled(tries);

  const refusals = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refusals).toHaveLength(9);
  for (const refusal of refusals) expect(["conflict", "rate_limited"]).toContain(refusal.code);
  const db = openTracked(url);
  expect(await superusers(db)).toBe(1);
  expect(await db.user.count()).toBe(1);
  expect(await db.webSession.count()).toBe(1);
});

test("a wrong code makes nobody, and after five the right one has to wait too", async () => {
  const db = await freshDb();
  const here = caller();
  for (let attempt = 0; attempt < 5; attempt++)
    await expect(makeFirstSuperuser(db, form({ code: "guess" }), here)).rejects.toMatchObject({
      code: "invalid",
    });
  await expect(makeFirstSuperuser(db, form(), here)).rejects.toMatchObject({
    code: "rate_limited",
  });
  expect(await db.user.count()).toBe(0);
});

test("the right code costs no try, whatever else is wrong", async () => {
  const db = await freshDb();
  const here = caller();
  for (let attempt = 0; attempt < 7; attempt++)
    await expect(
      makeFirstSuperuser(db, form({ name: "adalovelace", password: "adalovelace1" }), here),
    ).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("your name") });
  await makeFirstSuperuser(db, form(), here);
  expect(await superusers(db)).toBe(1);
});

test("a code works once, even after its superuser is gone", async () => {
  const db = await freshDb();
  await makeFirstSuperuser(db, form(), caller());
  await db.user.deleteMany();

  const again = form({ name: "eve", email: "eve@example.org" });
  await expect(makeFirstSuperuser(db, again, caller())).rejects.toMatchObject({ code: "conflict" });
  expect(await db.user.count()).toBe(0);

  const other = { ...again, code: "another-code" };
  await makeFirstSuperuser(db, other, caller(createLimits(), "another-code"));
  expect(await superusers(db)).toBe(1);
});

test("whoever comes when there is a superuser is refused, with the right code too", async () => {
  const db = await freshDb();
  await makeFirstSuperuser(db, form(), caller());
  const late = form({ name: "eve", email: "eve@example.org", code: "another-code" });
  await expect(
    makeFirstSuperuser(db, late, caller(createLimits(), "another-code")),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await db.user.count()).toBe(1);
});

test("the form takes no field that it does not have", () => {
  const fields = {
    code: CODE,
    name: "ada",
    email: "ada@example.org",
    password: "correct staple 42",
  };
  expect(firstSuperuserInput.safeParse(fields).success).toBe(true);
  for (const extra of ["level", "id", "state", "emailVerified"])
    expect(firstSuperuserInput.safeParse({ ...fields, [extra]: "5" }).success).toBe(false);
});

test("the site's address counts from the end of the first run, the name at once", async () => {
  const db = await freshDb();
  await saveSite(db, { name: "Example", url: "https://bot.example.org" }, by);
  expect(await getSetting(db, "site")).toMatchObject({ name: "Example", url: null });
  expect(await isSetupDone(db)).toBe(false);

  expect(await finishSetup(db, by)).toBe("https://bot.example.org");
  expect(await isSetupDone(db)).toBe(true);
  expect(await getSetting(db, "site")).toMatchObject({
    name: "Example",
    url: "https://bot.example.org",
  });
});
