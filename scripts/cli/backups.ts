import path from "node:path";
import { recordAudit } from "#core/audit/audit";
import { providerOf } from "#core/db/address";
import { backUpSqlite } from "#core/db/backup";
import { type CopyFacts, checkCopy, restoreSqlite } from "#core/db/restore";
import type { Call, Command } from "./command.ts";
import { backUpPostgres, checkPostgresCopy, restorePostgres } from "./postgres-backup.ts";
import { shellUser } from "./shell-user.ts";

const isPostgres = ({ env }: Call) => providerOf(env.databaseUrl) === "postgresql";

async function note(call: Call, action: string, file: string): Promise<void> {
  await recordAudit(call.db, {
    at: call.now,
    actor: { name: `${shellUser()} (shell)` },
    via: "cli",
    action,
    target: { type: "database", id: "database", name: path.basename(file) },
  });
}

const backup: Command = {
  name: "backup",
  takes: ["file"],
  summary: "Copy the database while everything runs; the file is readable by its owner only.",
  async run(call) {
    const { env, given, print } = call;
    const file = path.resolve(given[0] ?? "");
    const noted = () => note(call, "database.backup", file);
    if (isPostgres(call)) await backUpPostgres(env.databaseUrl, file, noted);
    else {
      await noted();
      backUpSqlite(env.databaseUrl, file);
    }
    print(`Written and checked: ${file}`);
    print(
      `Keep ${path.join(env.dataDir, "secret")} too, apart from it: it opens the sealed passwords.`,
    );
  },
};

function inWords({ accounts, events, until }: CopyFacts): string {
  const latest = until === null ? "" : `, the last of ${until.toISOString()}`;
  return `${accounts} accounts, ${events} events${latest}`;
}

async function factsOf(call: Call, file: string): Promise<{ holds: string; behind: number }> {
  const { databaseUrl } = call.env;
  if (!isPostgres(call)) {
    const facts = checkCopy(process.cwd(), databaseUrl, file);
    return { holds: inWords(facts), behind: facts.behind };
  }
  const { tables, behind } = await checkPostgresCopy(process.cwd(), databaseUrl, file);
  return { holds: `${tables} tables`, behind };
}

const checkBackup: Command = {
  name: "check-backup",
  takes: ["file"],
  summary: "Read a copy of the database from end to end and say what is in it.",
  async run(call) {
    const file = path.resolve(call.given[0] ?? "");
    const { holds, behind } = await factsOf(call, file);
    call.print(`Sound: ${holds}.${behind > 0 ? " The next start brings it up to date." : ""}`);
  },
};

const restore: Command = {
  name: "restore",
  takes: ["file"],
  summary: "Put a copy in the place of the database. Steward has to be stopped.",
  async run(call) {
    const { env, now, print } = call;
    const file = path.resolve(call.given[0] ?? "");
    const backups = path.join(env.dataDir, "backups");
    const kept = isPostgres(call)
      ? await restorePostgres(process.cwd(), env.databaseUrl, file, backups, now)
      : restoreSqlite(process.cwd(), env.databaseUrl, file, now);
    print(`Restored from ${file}.`);
    if (kept !== null) print(`What was there before is kept in ${kept}.`);
    print(`The secret that belongs to it has to be in ${path.join(env.dataDir, "secret")}.`);
    await note(call, "database.restore", file);
  },
};

export const backupCommands: readonly Command[] = [backup, checkBackup, restore];
