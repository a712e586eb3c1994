import path from "node:path";
import { recordAudit } from "#core/audit/audit";
import { providerOf } from "#core/db/address";
import { backUpSqlite } from "#core/db/backup";
import { type CopyFacts, checkCopy, restoreSqlite } from "#core/db/restore";
import { AppError } from "#core/errors";
import type { Call, Command } from "./command.ts";
import { shellUser } from "./shell-user.ts";

/** A command of PostgreSQL's own tools, complete but for the password, which it asks for. */
function pgCommand(tool: string, databaseUrl: string, database: string, file: string): string {
  const { hostname, port, username, pathname } = new URL(databaseUrl);
  const quoted = (text: string) => `'${decodeURIComponent(text).replaceAll("'", "'\\''")}'`;
  const parts = [
    `--host=${quoted(hostname)}`,
    port && `--port=${port}`,
    username && `--username=${quoted(username)}`,
    `${database}${quoted(pathname.slice(1))}`,
    file,
  ];
  return `${tool} ${parts.filter(Boolean).join(" ")}`;
}

/** PostgreSQL has its own tools; whoever asks us gets the line to run instead. */
function refusePostgres({ env }: Call, line: (url: string) => string): void {
  if (providerOf(env.databaseUrl) === "postgresql")
    throw new AppError("invalid", `PostgreSQL has its own tool. Run:\n  ${line(env.databaseUrl)}`);
}

const inShell = (file: string) => `'${file.replaceAll("'", "'\\''")}'`;

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
  summary: "Copy a SQLite database while everything runs; the file is readable by its owner only.",
  async run(call) {
    const { env, given, print } = call;
    const file = path.resolve(given[0] ?? "");
    refusePostgres(
      call,
      (url) =>
        `umask 077; ${pgCommand("pg_dump --format=custom", url, "--dbname=", `--file=${inShell(file)}`)}`,
    );
    await note(call, "database.backup", file);
    backUpSqlite(env.databaseUrl, file);
    print(`Written and checked: ${file}`);
    print(
      `Keep ${path.join(env.dataDir, "secret")} too, apart from it: it opens the sealed passwords.`,
    );
  },
};

function inWords({ accounts, events, until, behind }: CopyFacts): string {
  const latest = until === null ? "" : `, the last of ${until.toISOString()}`;
  const upgrade = behind > 0 ? " The next start brings it up to date." : "";
  return `Sound: ${accounts} accounts, ${events} events${latest}.${upgrade}`;
}

const checkBackup: Command = {
  name: "check-backup",
  takes: ["file"],
  summary: "Read a copy of a SQLite database from end to end and say what is in it.",
  async run(call) {
    const file = path.resolve(call.given[0] ?? "");
    refusePostgres(call, () => `pg_restore --list ${inShell(file)}`);
    call.print(inWords(checkCopy(process.cwd(), call.env.databaseUrl, file)));
  },
};

const restore: Command = {
  name: "restore",
  takes: ["file"],
  summary: "Put a copy in the place of the SQLite database. Steward has to be stopped.",
  async run(call) {
    const { env, now, print } = call;
    const file = path.resolve(call.given[0] ?? "");
    refusePostgres(call, (url) =>
      pgCommand("pg_restore --clean --if-exists", url, "--dbname=", inShell(file)),
    );
    const kept = restoreSqlite(process.cwd(), env.databaseUrl, file, now);
    print(`Restored from ${file}.`);
    if (kept !== null) print(`What was there before is kept in ${kept}.`);
    print(`The secret that belongs to it has to be in ${path.join(env.dataDir, "secret")}.`);
    await note(call, "database.restore", file);
  },
};

export const backupCommands: readonly Command[] = [backup, checkBackup, restore];
