/** Migrates one template database per run, on the engine that `TEST_DATABASE` names: sqlite (default) or postgresql. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "#core/db/migrations";
import { startPostgres } from "./postgres.ts";

const root = path.resolve(import.meta.dirname, "../..");

export default async function setup(project: TestProject) {
  if (process.env.TEST_DATABASE === "postgresql") {
    const server = await startPostgres();
    const template = await server.createDatabase();
    await applyMigrations(root, template);
    project.provide("databaseTemplate", {
      kind: "postgresql",
      url: server.url,
      name: template.slice(template.lastIndexOf("/") + 1),
    });
    return () => server.stop();
  }
  const folder = await mkdtemp(path.join(tmpdir(), "steward-template-"));
  const file = path.join(folder, "template.db");
  await applyMigrations(root, `file:${file}`);
  const database = new Database(file);
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
  project.provide("databaseTemplate", { kind: "sqlite", file });
  return () => rm(folder, { recursive: true, force: true });
}
