import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { openDb } from "#core/db/client";
import { verifyPassword } from "#core/passwords/passwords";
import { isSetupOpen } from "#core/setup/setup";
import { freshDatabase, openTracked } from "#core/testing/database";
import { runCli, runCliHere } from "./testing/run-cli.ts";

const data = mkdtempSync(path.join(tmpdir(), "steward-cli-"));
// Each command is a process of its own, and some tests need six.
vi.setConfig({ testTimeout: 90_000 });
afterAll(() => rmSync(data, { recursive: true, force: true }));

let url = "";
beforeEach(async () => {
  url = await freshDatabase();
});

const settings = (databaseUrl = url) => ({ DATABASE_URL: databaseUrl, STEWARD_DATA: data });

/** Runs one command as a person at a shell would, and gives what came back. */
const cli = (args: readonly string[], { input = "", databaseUrl = url, PATH = "" } = {}) =>
  runCli(args, { input, env: { ...settings(databaseUrl), ...(PATH === "" ? {} : { PATH }) } });

/** For what a test needs beforehand, and looks at afterwards. */
const here = (args: readonly string[], databaseUrl = url) =>
  runCliHere(args, { env: settings(databaseUrl) });

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

test("a backup is a private, complete copy; without PostgreSQL's tools it gives the exact command", async () => {
  await here(["user", "create", "ada", "ada@example.org"]);
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
  await here(["user", "create", "ada", "ada@example.org"]);
  expect((await cli(["backup", copy])).code).toBe(0);
  expect((await cli(["check-backup", copy])).out).toContain("Sound: 1 accounts");
  await here(["user", "create", "bob", "bob@example.org"]);

  const open = openDb(url);
  await open.user.count();
  const refused = await cli(["restore", copy]);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("Stop it first") });
  await open.$disconnect();

  const { code, out } = await cli(["restore", copy]);
  expect(code).toBe(0);
  const [, kept = ""] = /kept in (\S+)\.\n/.exec(out) ?? [];
  expect((await here(["user", "list"])).out).toBe("ada\tuser\tactive\tada@example.org\n");
  expect((await here(["user", "list"], `file:${kept}`)).out).toContain("bob");
  expect(statSync(database).mode & 0o777).toBe(0o600);
  const audit = await openTracked(url).audit.findMany({ orderBy: { id: "asc" } });
  expect(audit.map(({ action }) => action)).toContain("database.restore");

  writeFileSync(database, "this is no database");
  expect((await cli(["restore", copy])).code).toBe(0);
  rmSync(database);
  expect((await cli(["restore", copy])).code).toBe(0);
  expect((await here(["user", "list"])).out).toContain("ada");
});

test("exit codes: 2 for a line that is wrong, 1 for what is not well", async () => {
  const wrong = await cli(["frobnicate"]);
  expect(wrong).toMatchObject({ code: 2, out: "", err: expect.stringContaining("no command") });
  expect(await cli(["status"])).toMatchObject({ code: 1, err: "" });
});
