import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { openDb } from "#core/db/client";
import { verifyPassword } from "#core/passwords/passwords";
import { isSetupOpen } from "#core/setup/setup";
import { freshDatabase, openTracked } from "#core/testing/database";
import { createWebSession, findLiveSession } from "#core/web-sessions/web-sessions";
import { runCli } from "./testing/run-cli.ts";

const data = mkdtempSync(path.join(tmpdir(), "steward-cli-"));
// Each command is a process of its own, and some tests need six.
vi.setConfig({ testTimeout: 90_000 });
afterAll(() => rmSync(data, { recursive: true, force: true }));

let url = "";
beforeEach(async () => {
  url = await freshDatabase();
});

/** Runs one command as a person at a shell would, and gives what came back. */
const cli = (args: readonly string[], { input = "", databaseUrl = url, PATH = "" } = {}) =>
  runCli(args, {
    input,
    env: { DATABASE_URL: databaseUrl, STEWARD_DATA: data, ...(PATH === "" ? {} : { PATH }) },
  });

const user = (name: string) =>
  openTracked(url).user.findUniqueOrThrow({ where: { nameFolded: name } });

test("a superuser made here can sign in with the password shown once, and closes setup", async () => {
  const { code, out } = await cli([
    ...["user", "create", "Ada", "ada@example.org", "--level", "superuser"],
  ]);
  expect(code).toBe(0);
  const password = /Password \(shown only now\): (\S+)/.exec(out)?.[1] ?? "";
  const ada = await user("ada");
  expect(ada).toMatchObject({ name: "Ada", level: 5, emailFolded: "ada@example.org" });
  expect(ada.emailVerifiedAt).not.toBeNull();
  expect(await verifyPassword(ada.passwordHash, password)).toBe(true);
  expect(await isSetupOpen(openTracked(url))).toBe(false);

  const audit = await openTracked(url).audit.findMany();
  expect(audit).toMatchObject([{ action: "user.create", via: "cli", targetName: "Ada" }]);
  expect(JSON.stringify(audit)).not.toContain(password);
});

test("a password from standard input is taken as it is and never printed", async () => {
  const password = "correct staple 42 battery";
  const args = ["user", "create", "ada", "ada@example.org", "--password-stdin"];
  const { code, out } = await cli(args, { input: `${password}\n` });
  expect(code).toBe(0);
  expect(out).not.toContain(password);
  expect(await verifyPassword((await user("ada")).passwordHash, password)).toBe(true);
});

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

test("a backup is a private, complete copy; without PostgreSQL's tools it gives the exact command", async () => {
  await cli(["user", "create", "ada", "ada@example.org"]);
  const file = path.join(data, `backup-${process.pid}.db`);
  const { code, out, err } = await cli(["backup", file], { PATH: "/nonexistent" });
  if (!url.startsWith("file:")) {
    expect(code).toBe(1);
    expect(err).toContain("umask 077; pg_dump --format=custom --host='127.0.0.1'");
    expect(err).not.toContain("postgres:postgres");
    expect(existsSync(file)).toBe(false);
    return;
  }
  expect(code).toBe(0);
  expect(out).toContain(path.join(data, "secret"));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const copy = openDb(`file:${file}`);
  expect(await copy.user.count()).toBe(1);
  await copy.$disconnect();

  writeFileSync(file, "mine");
  expect((await cli(["backup", file])).err).toContain("exists already");
  expect(readFileSync(file, "utf8")).toBe("mine");
});

test("a backup is checked, restored over a damaged database, and what was there is kept", async () => {
  if (!url.startsWith("file:")) {
    // postgres-backup.slow.test.ts has the same for PostgreSQL.
    return;
  }
  const database = url.slice("file:".length);
  const copy = path.join(path.dirname(database), "copy.db");
  await cli(["user", "create", "ada", "ada@example.org"]);
  expect((await cli(["backup", copy])).code).toBe(0);
  expect((await cli(["check-backup", copy])).out).toContain("Sound: 1 accounts");
  await cli(["user", "create", "bob", "bob@example.org"]);

  const open = openDb(url);
  await open.user.count();
  const refused = await cli(["restore", copy]);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("Stop it first") });
  await open.$disconnect();

  const { code, out } = await cli(["restore", copy]);
  expect(code).toBe(0);
  const [, kept = ""] = /kept in (\S+)\.\n/.exec(out) ?? [];
  expect((await cli(["user", "list"])).out).toBe("ada\tuser\tactive\tada@example.org\n");
  expect((await cli(["user", "list"], { databaseUrl: `file:${kept}` })).out).toContain("bob");
  expect(statSync(database).mode & 0o777).toBe(0o600);
  const audit = await openTracked(url).audit.findMany({ orderBy: { id: "asc" } });
  expect(audit.map(({ action }) => action)).toContain("database.restore");

  writeFileSync(database, "this is no database");
  expect((await cli(["restore", copy])).code).toBe(0);
  rmSync(database);
  expect((await cli(["restore", copy])).code).toBe(0);
  expect((await cli(["user", "list"])).out).toContain("ada");
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

test.each([
  [["user", "create", "ada"], 2, "Usage: user create <name> <email>"],
  [["user", "create", "ada", "a@example.org", "--level", "god"], 2, "god is no level"],
  [["user", "create", "ada", "a@example.org", "--admin"], 2, "--admin"],
  [["user", "create", "a b", "a@example.org"], 1, "3 to 30 letters"],
  [["user", "create", "ada", "nowhere"], 1, "Type one address"],
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
