import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { verifyPassword } from "#core/passwords/passwords";
import { freshDatabase, openTracked } from "#core/testing/database";
import { createWebSession, findLiveSession } from "#core/web-sessions/web-sessions";
import { runCliHere } from "../testing/run-cli.ts";

let url = "";
beforeEach(async () => {
  url = await freshDatabase();
});

const data = mkdtempSync(path.join(tmpdir(), "steward-cli-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const cli = (args: readonly string[], { databaseUrl = url } = {}) =>
  runCliHere(args, { env: { DATABASE_URL: databaseUrl, STEWARD_DATA: data } });

const user = (name: string) =>
  openTracked(url).user.findUniqueOrThrow({ where: { nameFolded: name } });

test("somebody locked out gets a new password, an address and every right", async () => {
  await cli(["user", "create", "ada", "ada@example.org"]);
  const db = openTracked(url);
  const { id } = await user("ada");
  const now = new Date();
  await db.webSession.create({
    data: {
      id: "s",
      userId: id,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date("2100-01-01"),
    },
  });
  await db.user.update({
    where: { id },
    data: { state: "disabled", emailVerifiedAt: null, emailFolded: `unproven:${id}` },
  });

  expect((await cli(["user", "confirm", "ADA"])).out).toContain("is confirmed now");
  expect((await cli(["user", "confirm", "ada"])).out).toContain("was confirmed already");
  expect((await cli(["user", "make-superuser", "ada"])).code).toBe(0);
  const reset = await cli(["user", "reset-password", "ada"]);
  const password = /shown only now\): (\S+)/.exec(reset.out)?.[1] ?? "";

  const ada = await user("ada");
  expect(ada).toMatchObject({ level: 5, state: "active", emailFolded: "ada@example.org" });
  expect(await verifyPassword(ada.passwordHash, password)).toBe(true);
  expect((await db.webSession.findUniqueOrThrow({ where: { id: "s" } })).revokedAt).not.toBeNull();
  expect((await db.mail.findMany()).map(({ template }) => template)).toEqual(["password-changed"]);
  expect((await db.audit.findMany({ orderBy: { id: "asc" } })).map(({ action }) => action)).toEqual(
    [...["user.create", "user.confirm", "user.level", "user.password"]],
  );
  expect((await cli(["user", "list"])).out).toBe("ada\tsuperuser\tactive\tada@example.org\n");
});

test("a level is given everywhere, or in one channel, where none takes it away", async () => {
  await cli(["user", "create", "ada", "ada@example.org", "--level", "superuser"]);
  await cli(["user", "create", "bob", "bob@example.org"]);
  await cli(["network", "add", "lobby"]);
  const { name: network } = await openTracked(url).network.findFirstOrThrow();
  await cli(["channel", "add", network, "#dev"]);
  const there = ["--network", network, "--channel", "#DEV"];
  const out = async (...args: string[]) => (await cli(["user", "level", ...args])).out.trim();
  expect(await out("bob", "voice")).toBe("bob has level voice now and has to sign in again.");
  expect(await out("bob", "operator", ...there)).toBe("bob has level operator in #dev now.");
  expect(await openTracked(url).channelLevel.findMany()).toMatchObject([{ level: 3 }]);
  expect(await out("bob", "none", ...there)).toContain("everywhere in #dev now");
  expect(await openTracked(url).channelLevel.count()).toBe(0);
  expect(await user("bob")).toMatchObject({ level: 2 });
  const last = await cli(["user", "level", "ada", "staff"]);
  expect(last).toMatchObject({ code: 1, err: expect.stringContaining("last active superuser") });
});

test("networks and channels are added for the bot to find", async () => {
  expect((await cli(["network", "list"])).out).toContain("no networks yet");
  const custom = [
    "network",
    "add",
    "irc.example.org",
    "--no-tls",
    "--nick",
    "bot",
    "--name",
    "Home",
  ];
  expect((await cli(custom)).code).toBe(0);
  expect((await cli(["network", "add", "libera"])).code).toBe(0);
  expect((await cli(["network", "add", "lobby"])).code).toBe(0);
  expect((await cli(["channel", "add", "home", "#dev"])).code).toBe(0);

  const { out } = await cli(["network", "list"]);
  expect(out).toContain("Home\tbot\tto be connected\tirc.example.org:6667\n");
  expect(out).toContain("Libera.Chat\tsteward\tto be connected\tirc.libera.chat:6697 (TLS)\n");
  const db = openTracked(url);
  expect(await db.channel.findMany({ select: { name: true } })).toEqual([{ name: "#dev" }]);
  expect(await db.job.count({ where: { kind: "network.apply", via: "cli" } })).toBe(4);
});

test("status says what is wrong and ends with 1", async () => {
  const { code, out } = await cli(["status"]);
  expect(code).toBe(1);
  expect(out).toMatch(/^ok +Database/m);
  expect(out).toMatch(/^bad +Bot: The bot has never been started/m);

  const now = new Date();
  await openTracked(url).botProcess.create({
    data: { id: "bot", pid: 1, version: "0", startedAt: now, heartbeatAt: new Date("2100-01-01") },
  });
  expect((await cli(["status"])).code).toBe(0);
});

test.each([
  [["user", "create", "ada"], 2, "Usage: user create <name> <email>"],
  [["user", "create", "ada", "a@example.org", "--level", "god"], 2, "god is no level"],
  [["user", "create", "ada", "a@example.org", "--admin"], 2, "--admin"],
  [["user", "create", "a b", "a@example.org"], 1, "3 to 30 letters"],
  [["user", "create", "ada", "nowhere"], 1, "Type one address"],
  [["user", "level", "nobody-here", "voice"], 1, "There is no user called nobody-here"],
  [["user", "level", "ada", "god"], 2, "god is no level"],
  [["user", "level", "ada", "voice", "--channel", "#dev"], 2, "go together"],
  [["user", "make-superuser", "nobody-here"], 1, "There is no user called nobody-here"],
  [["network", "add", "libera", "--no-tls"], 2, "libera is known"],
  [["network", "add", "irc.example.org:99999"], 1, "65535"],
  [["channel", "add", "nowhere", "#dev"], 1, "There is no network yet"],
  [["frobnicate"], 2, "There is no command"],
] as const)("%j ends with %i and says what to do", async (args, code, said) => {
  const result = await cli(args);
  expect(result.err).toContain(said);
  expect(result.code).toBe(code);
  const db = openTracked(url);
  expect([await db.user.count(), await db.network.count(), await db.audit.count()]).toEqual([
    0, 0, 0,
  ]);
});

test("--help names every command and what it takes", async () => {
  const { code, out } = await cli(["--help"]);
  expect(code).toBe(0);
  for (const name of ["user create <name> <email>", "user remove-2fa <name>", "backup <file>"])
    expect(out).toContain(name);
});

test("remove-2fa takes the app and the codes away and ends the sessions, and says when there was nothing", async () => {
  const unknown = await cli(["user", "remove-2fa", "ada"]);
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining("no user called ada") });
  await cli(["user", "create", "ada", "ada@example.org"]);
  const none = await cli(["user", "remove-2fa", "ada"]);
  expect(none).toMatchObject({ code: 0, out: expect.stringContaining("nothing to remove") });
  const db = openTracked(url);
  const now = new Date();
  const { id: userId } = await user("ada");
  const about = { userId, method: "totp" as const, remember: false, ip: "", userAgent: "" };
  const session = await createWebSession(db, about, now);
  await db.secondFactor.create({
    data: { userId, secretSealed: "sealed", createdAt: now, confirmedAt: now },
  });
  await db.recoveryCode.create({ data: { id: "c", userId, hash: "hash" } });
  const removed = await cli(["user", "remove-2fa", "ada"]);
  expect(removed).toMatchObject({ code: 0, out: expect.stringContaining("password alone") });
  expect(await db.secondFactor.count()).toBe(0);
  expect(await db.recoveryCode.count()).toBe(0);
  expect(await findLiveSession(db, session.id, now)).toBeNull();
  expect(await db.audit.findMany({ where: { action: "factor.remove" } })).toMatchObject([
    { via: "cli", targetName: "ada" },
  ]);
});

test("what is no sound copy of ours is never restored", async () => {
  if (!url.startsWith("file:")) return;
  const before = readFileSync(url.slice("file:".length));
  const file = path.join(data, "not-ours.db");
  for (const text of ["", "no database at all"]) {
    writeFileSync(file, text);
    const { code, err } = await cli(["restore", file]);
    expect([code, err]).toEqual([1, expect.stringMatching(/not a sound SQLite|holds no data/)]);
  }
  expect((await cli(["restore", path.join(data, "nowhere.db")])).err).toContain("There is no file");
  expect(readFileSync(url.slice("file:".length)).equals(before)).toBe(true);
});

test("without a database it says how to get one, and makes none", async () => {
  const file = path.join(data, "missing.db");
  const missing = await cli(["user", "list"], { databaseUrl: `file:${file}` });
  expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("npm start") });
  expect(existsSync(file)).toBe(false);

  const databaseUrl = "postgresql://steward:hunter2@127.0.0.1:1/steward";
  const away = await cli(["user", "list"], { databaseUrl });
  expect(away).toMatchObject({ code: 1, err: expect.stringContaining("cannot be reached") });
  expect(away.err).not.toContain("hunter2");
});
