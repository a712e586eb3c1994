import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { sql } from "#core/db/client";
import { freshDatabase, openTracked } from "#core/testing/database";
import { applyMigrations } from "./migrations.ts";
import { checkCopy } from "./restore.ts";
import { knownMigrations, prepareUpgrade } from "./upgrade.ts";

const root = path.resolve(import.meta.dirname, "../..");
const now = new Date("2026-05-06T07:08:09Z");
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function scratch(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "steward-upgrade-"));
  folders.push(folder);
  return folder;
}

/** A database that lacks this version's newest migration, as far as its books say. */
async function outdated(): Promise<string> {
  const url = await freshDatabase();
  const [last] = knownMigrations(root, url).slice(-1);
  await openTracked(url).$executeRaw(
    sql`DELETE FROM _prisma_migrations WHERE migration_name = ${last}`,
  );
  return url;
}

test("a database that is behind is copied before it is changed; five copies are kept", async () => {
  const url = await outdated();
  const folder = path.join(await scratch(), "backups");
  const file = await prepareUpgrade(root, url, folder, now);
  if (!url.startsWith("file:")) {
    expect([file, existsSync(folder)]).toEqual([null, false]);
    return;
  }
  expect(file).toBe(path.join(folder, "before-upgrade-2026-05-06T070809.db"));
  expect(checkCopy(root, url, file ?? "")).toMatchObject({ accounts: 0, behind: 1 });
  for (const second of [1, 2, 3, 4, 5, 6])
    await prepareUpgrade(root, url, folder, new Date(now.getTime() + second * 1000));
  expect(readdirSync(folder)).toHaveLength(5);
  expect(existsSync(file ?? "")).toBe(false);
});

test("a database that is current, empty or not there yet is not copied", async () => {
  const folder = path.join(await scratch(), "backups");
  expect(await prepareUpgrade(root, await freshDatabase(), folder, now)).toBeNull();
  const missing = `file:${path.join(await scratch(), "new.db")}`;
  expect(await prepareUpgrade(root, missing, folder, now)).toBeNull();
  await applyMigrations(root, missing);
  expect(await prepareUpgrade(root, missing, folder, now)).toBeNull();
  expect(existsSync(folder)).toBe(false);
});

test("a database of a newer version is refused and left as it is", async () => {
  const url = await freshDatabase();
  await openTracked(url).$executeRaw(
    sql`UPDATE _prisma_migrations SET migration_name = ${"29990101000000_future"}`,
  );
  const upgrade = prepareUpgrade(root, url, await scratch(), now);
  await expect(upgrade).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("29990101000000_future"),
  });
});

test("without room for the copy nothing is changed", async () => {
  const url = await outdated();
  if (!url.startsWith("file:")) return;
  await expect(prepareUpgrade(root, url, "/dev/full/backups", now)).rejects.toThrow();
});
