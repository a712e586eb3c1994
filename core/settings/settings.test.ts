import { expect, test } from "vitest";
import { type Db, inTransaction } from "#core/db/client";
import { freshDatabase, freshDb, openTracked } from "#core/testing/database";
import { isPublicUrl, toPublicUrl } from "./public-url.ts";
import { type Changer, changeSetting, getSetting, setSetting } from "./settings.ts";

const by: Changer = { actor: { name: "ada" }, via: "web", ip: "192.0.2.1" };
const at = new Date("2026-01-02T03:04:05Z");

const store = (db: Db, key: string, value: object) =>
  db.setting.create({ data: { key, value, updatedAt: at } });

test("what nobody decided has its default, field by field", async () => {
  const db = await freshDb();
  expect(await getSetting(db, "tokens")).toEqual({ cardMinutes: 10, rotationDays: 7 });
  await store(db, "tokens", { cardMinutes: 5 });
  expect(await getSetting(db, "tokens")).toEqual({ cardMinutes: 5, rotationDays: 7 });
});

test("a stored value that cannot be read stops, instead of opening what was closed", async () => {
  const db = await freshDb();
  await store(db, "site", { signupMode: "clsed" });
  await expect(getSetting(db, "site")).rejects.toThrow('"site"');
});

test("a change is stored and audited with what it was before", async () => {
  const db = await freshDb();
  await inTransaction(db, (tx) =>
    setSetting(tx, "tokens", { cardMinutes: 30, rotationDays: 7 }, by, at),
  );
  expect(await getSetting(db, "tokens")).toEqual({ cardMinutes: 30, rotationDays: 7 });
  expect(await db.audit.findMany()).toMatchObject([
    {
      action: "settings.change",
      targetId: "tokens",
      actorName: "ada",
      via: "web",
      before: { cardMinutes: 10, rotationDays: 7 },
      after: { cardMinutes: 30, rotationDays: 7 },
    },
  ]);
});

test("storing what is there already leaves no audit row", async () => {
  const db = await freshDb();
  await inTransaction(db, (tx) => changeSetting(tx, "site", (before) => before, by));
  expect(await db.audit.count()).toBe(0);
});

test("the audit trail never holds a secret", async () => {
  const db = await freshDb();
  await inTransaction(db, (tx) =>
    changeSetting(tx, "mail", (before) => ({ ...before, smtpPasswordSealed: "sealed-thing" }), by),
  );
  const [row] = await db.audit.findMany();
  expect(row?.after).toMatchObject({ smtpPasswordSealed: "[secret]" });
  expect(JSON.stringify(row)).not.toContain("sealed-thing");
});

test.each([
  ["tokens", { cardMinutes: 1, rotationDays: 7 }],
  ["tokens", { cardMinutes: 61, rotationDays: 7 }],
  ["site", { name: "", url: null, signupMode: "open" }],
  ["site", { name: "a\nb", url: null, signupMode: "open" }],
  ["site", { name: "x", url: "https://example.org/path", signupMode: "open" }],
  ["site", { name: "x", url: "javascript:alert(1)", signupMode: "open" }],
] as const)("%s: %j is refused and changes nothing", async (key, value) => {
  const db = await freshDb();
  await expect(
    inTransaction(db, (tx) => changeSetting(tx, key, () => value as never, by)),
  ).rejects.toMatchObject({ code: "invalid" });
  expect(await db.setting.count()).toBe(0);
});

test("two who change different fields at once lose nothing", async () => {
  const url = await freshDatabase();
  const [first, second] = [openTracked(url), openTracked(url)];
  for (let round = 0; round < 20; round++) {
    const cardMinutes = 2 + round;
    const rotationDays = 1 + round;
    await Promise.all([
      inTransaction(first, (tx) => changeSetting(tx, "tokens", (b) => ({ ...b, cardMinutes }), by)),
      inTransaction(second, (tx) =>
        changeSetting(tx, "tokens", (b) => ({ ...b, rotationDays }), by),
      ),
    ]);
    expect(await getSetting(first, "tokens")).toEqual({ cardMinutes, rotationDays });
  }
});

test.each([
  ["bot.example.org", "https://bot.example.org"],
  [" HTTPS://Bot.Example.org/ ", "https://bot.example.org"],
  ["http://localhost:3000", "http://localhost:3000"],
  ["https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443"],
  ["https://example.org:443", "https://example.org"],
  ["https://example.org/steward", null],
  ["https://ada:pw@example.org", null],
  ["https://example.org/?a=1", null],
  ["ftp://example.org", null],
  ["javascript:alert(1)", null],
  ["", null],
])("the address %j becomes %j", (typed, url) => {
  expect(toPublicUrl(typed)).toBe(url);
  if (url) expect(isPublicUrl(url)).toBe(true);
});
