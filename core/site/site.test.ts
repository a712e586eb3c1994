import { expect, test } from "vitest";
import { freshDb } from "#core/testing/database";
import { safePath } from "./safe-path.ts";
import { siteSettings } from "./site.ts";

const env = { fixedUrl: undefined, port: 3456 };

test("the address is the environment's, else the setting's, else this machine's", async () => {
  const db = await freshDb();
  expect(await siteSettings(db, env)).toMatchObject({
    url: "http://localhost:3456",
    signupMode: "open",
    name: "Steward",
  });
  const value = { name: "Club", url: "https://bot.example.org/", signupMode: "invite" };
  await db.setting.create({ data: { key: "site", value, updatedAt: new Date() } });
  expect(await siteSettings(db, env)).toEqual({
    name: "Club",
    language: "en",
    url: "https://bot.example.org",
    urlIsFixed: false,
    signupMode: "invite",
  });
  const fixed = await siteSettings(db, { ...env, fixedUrl: "https://fixed.example" });
  expect(fixed).toMatchObject({ url: "https://fixed.example", urlIsFixed: true });
});

test("a sign-up mode that cannot be read closes sign-up", async () => {
  const db = await freshDb();
  const value = { signupMode: "wide open", url: "javascript:alert(1)" };
  await db.setting.create({ data: { key: "site", value, updatedAt: new Date() } });
  expect(await siteSettings(db, env)).toMatchObject({
    signupMode: "closed",
    url: "http://localhost:3456",
  });
});

test.each(["/me", "/console/logs?q=a%20b&from=1#row", "/verify"])("%s stays", (path) => {
  expect(safePath(path)).toBe(path);
});

test.each([
  null,
  "",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/%5cevil.example\n",
  "/.//evil.example",
  "/a/..//evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "\\\\evil.example",
  "me",
  `/${"a".repeat(600)}`,
])("%j leads home", (path) => {
  expect(safePath(path, "/home")).toBe("/home");
});
