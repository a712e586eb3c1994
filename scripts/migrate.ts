/** `tsx scripts/migrate.ts apply` brings the database up to date; `… create <name>` writes a migration for its engine
 * (point DATABASE_URL at an empty scratch database for that). */

import { providerOf } from "#core/db/address";
import { applyMigrations, createMigration } from "#core/db/migrations";
import { readEnv } from "#core/env";

// Every process of ours runs in the project folder.
const root = process.cwd();
const [command = "apply", name] = process.argv.slice(2);
const { databaseUrl } = readEnv();
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);

if (command === "apply") {
  const names = await applyMigrations(root, databaseUrl);
  if (names.length > 0)
    console.log(`Database (${providerOf(databaseUrl)}): applied ${names.join(", ")}.`);
} else if (command === "create" && name) {
  const made = await createMigration(root, databaseUrl, name, stamp);
  console.log(made ? `Written: ${providerOf(databaseUrl)}/${made}` : "The schema has not changed.");
} else {
  console.error("Usage: migrate.ts apply | migrate.ts create <name>");
  process.exitCode = 2;
}
