/** Backups of a PostgreSQL database by its own tools, against a server of the same version as they are. */
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { applyMigrations } from "#core/db/migrations";
import { openTracked } from "#core/testing/database";
import type { PostgresServer } from "#core/testing/postgres";
import {
  DEBIAN_POSTGRES_BIN,
  hasDebianPostgres,
  startDebianPostgres,
} from "./testing/debian-postgres.ts";
import { runCli } from "./testing/run-cli.ts";

const PASSWORD = "hunter2 @:/#%";
const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "steward-pg-backup-"));
const copy = path.join(folder, "steward.dump");
const seen = path.join(folder, "command-lines");
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// Each command is a process of its own, and some tests need many.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 180_000 });

let server: PostgresServer | undefined;
beforeAll(async () => {
  if (hasDebianPostgres()) server = await startDebianPostgres(PASSWORD);
});

/** Tools that note how they were called, and then do it. */
function notedTools(): string {
  for (const tool of ["pg_dump", "pg_restore"]) {
    const file = path.join(folder, tool);
    const script = `#!/bin/sh\necho "$0 $*" >> ${seen}\nexec ${DEBIAN_POSTGRES_BIN}/${tool} "$@"\n`;
    writeFileSync(file, script);
    chmodSync(file, 0o755);
  }
  return `${folder}:/usr/bin:/bin`;
}

async function prepared(migrated = true) {
  const databaseUrl = (await server?.createDatabase()) ?? "";
  if (migrated) await applyMigrations(root, databaseUrl);
  const env = { DATABASE_URL: databaseUrl, STEWARD_DATA: folder, PATH: notedTools() };
  return { databaseUrl, cli: (...args: string[]) => runCli(args, { env }) };
}

test.runIf(hasDebianPostgres())(
  "a copy is private, checked and audited, and comes back over what was there",
  async () => {
    const { databaseUrl, cli } = await prepared();
    await cli("user", "create", "ada", "ada@example.org");
    const made = await cli("backup", copy);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining("Written and checked") });
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(await cli("backup", copy)).toMatchObject({
      ...{ code: 1, err: expect.stringContaining("exists already") },
    });
    expect((await cli("check-backup", copy)).out).toMatch(/^Sound: \d\d tables\.\n$/);
    await cli("user", "create", "bob", "bob@example.org");

    const db = openTracked(databaseUrl);
    expect(await db.user.count()).toBe(2);
    expect((await cli("restore", copy)).err).toContain("Stop it first");
    await db.$disconnect();

    const restored = await cli("restore", copy);
    expect(restored).toMatchObject({ code: 0, err: "" });
    const [, kept = ""] = /kept in (\S+)\.\n/.exec(restored.out) ?? [];
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect((await cli("user", "list")).out).toBe("ada\tuser\tactive\tada@example.org\n");
    const audit = await openTracked(databaseUrl).audit.findMany({ orderBy: { id: "asc" } });
    expect(audit.map(({ action, via }) => `${action} ${via}`)).toEqual(
      ["user.create", "database.backup", "database.restore"].map((action) => `${action} cli`),
    );

    const lines = readFileSync(seen, "utf8");
    expect(lines).toContain("pg_dump --no-password --format=custom");
    expect(lines).not.toContain("hunter2");

    const fresh = await prepared(false);
    expect((await fresh.cli("restore", kept)).out).not.toContain("kept in");
    expect((await fresh.cli("user", "list")).out).toContain("bob");
  },
);

test.runIf(hasDebianPostgres())(
  "what is no sound copy is refused, and leaves all as it was",
  async () => {
    const { cli } = await prepared();
    await cli("user", "create", "ada", "ada@example.org");
    const broken = path.join(folder, "broken.dump");
    await cli("backup", broken);
    truncateSync(broken, statSync(broken).size - 2_000);
    const foreign = path.join(folder, "foreign.dump");
    writeFileSync(foreign, "no dump at all");
    for (const file of [broken, foreign])
      for (const command of ["check-backup", "restore"])
        expect(await cli(command, file)).toMatchObject({
          ...{ code: 1, err: expect.stringContaining("pg_restore did not do it") },
        });
    expect((await cli("restore", path.join(folder, "nowhere"))).err).toContain("There is no file");
    expect((await cli("user", "list")).out).toContain("ada");
  },
);

test.runIf(hasDebianPostgres())("a backup that fails leaves no file", async () => {
  const { databaseUrl } = await prepared();
  const file = path.join(folder, "never.dump");
  const PATH = notedTools();
  writeFileSync(
    path.join(folder, "pg_dump"),
    "#!/bin/sh\n[ $# = 1 ] && exit 0\necho no >&2; exit 1\n",
  );
  const env = { DATABASE_URL: databaseUrl, STEWARD_DATA: folder, PATH };
  const { code, err } = await runCli(["backup", file], { env });
  expect([code, err]).toEqual([1, "pg_dump did not do it: no\n"]);
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(folder)).not.toContain("never.dump");
});

test("tools that are not there: the line to run instead", async () => {
  const DATABASE_URL = "postgresql://ada:hunter2@db.example.org:5433/it%27s";
  const env = { DATABASE_URL, STEWARD_DATA: folder, PATH: "/nonexistent" };
  const file = path.join(folder, "x.dump");
  const { code, err } = await runCli(["backup", file], { env });
  expect([code, err]).toEqual([1, expect.stringContaining("pg_dump is not installed here.")]);
  const where = `--host='db.example.org' --port=5433 --username='ada' --dbname='it'\\''s'`;
  expect(err).toContain(`  umask 077; pg_dump --format=custom ${where} --file='${file}'\n`);
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, "");
  expect((await runCli(["restore", file], { env })).err).toContain(`pg_restore --list '${file}'`);
});
