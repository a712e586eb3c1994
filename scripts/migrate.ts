/** `tsx scripts/migrate.ts apply` brings the database up to date; `… create <name>` writes a migration for its engine
 * (point DATABASE_URL at an empty scratch database for that). */

import path from "node:path";
import { providerOf } from "#core/db/address";
import { applyMigrations, createMigration } from "#core/db/migrations";
import { prepareUpgrade } from "#core/db/upgrade";
import { readEnv } from "#core/env";
import { sentenceOf } from "./cli/sentence.ts";

// Every process of ours runs in the project folder.
const root = process.cwd();
// What it makes is nobody else's to read, also where the data folder is open.
process.umask(0o077);

async function apply(): Promise<void> {
  const { databaseUrl, dataDir } = readEnv();
  const now = new Date();
  const copy = await prepareUpgrade(root, databaseUrl, path.join(dataDir, "backups"), now);
  if (copy !== null) console.log(`The database as it was is kept in ${copy}.`);
  const names = await applyMigrations(root, databaseUrl);
  if (names.length > 0)
    console.log(`Database (${providerOf(databaseUrl)}): applied ${names.join(", ")}.`);
}

async function create(name: string): Promise<void> {
  const { databaseUrl } = readEnv();
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const made = await createMigration(root, databaseUrl, name, stamp);
  console.log(made ? `Written: ${providerOf(databaseUrl)}/${made}` : "The schema has not changed.");
}

const [command = "apply", name] = process.argv.slice(2);
try {
  if (command === "apply") await apply();
  else if (command === "create" && name) await create(name);
  else {
    console.error("Usage: migrate.ts apply | migrate.ts create <name>");
    process.exitCode = 2;
  }
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
