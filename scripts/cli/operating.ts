import path from "node:path";
import { providerOf } from "#core/db/address";
import { backUpSqlite } from "#core/db/backup";
import { AppError } from "#core/errors";
import type { Light } from "#core/status/lights";
import { readStatus } from "#core/status/status";
import type { Command } from "./command.ts";

const marks: Readonly<Record<Light["state"], string>> = {
  ok: "ok  ",
  warn: "warn",
  bad: "bad ",
  unknown: "?   ",
};

const lightLine = (what: string, { state, text, at }: Light) =>
  `${marks[state]}  ${what}: ${text}${at ? ` ${at}` : ""}`;

const status: Command = {
  name: "status",
  takes: [],
  summary: "Show database, bot and IRC as three lights. Exit code 1 unless all are well.",
  async run({ db, env, now, print, exitWith }) {
    const { process, networks } = await readStatus(db, now);
    print(lightLine("Database", { state: "ok", text: `answers (${providerOf(env.databaseUrl)})` }));
    print(lightLine("Bot", process));
    for (const { name, light } of networks) print(lightLine(name, light));
    if (networks.length === 0)
      print(lightLine("IRC", { state: "unknown", text: "no network yet" }));
    const wanted = networks.filter(({ desired }) => desired === "connected");
    if ([process, ...wanted.map(({ light }) => light)].some(({ state }) => state !== "ok"))
      exitWith(1);
  },
};

/** What to run instead, complete but for the password, which pg_dump asks for. */
function pgDump(databaseUrl: string, file: string): string {
  const { hostname, port, username, pathname } = new URL(databaseUrl);
  const quoted = (text: string) => `'${decodeURIComponent(text).replaceAll("'", "'\\''")}'`;
  const parts = [
    `--host=${quoted(hostname)}`,
    port && `--port=${port}`,
    username && `--username=${quoted(username)}`,
    `--file=${quoted(file)}`,
    quoted(pathname.slice(1)),
  ];
  return `pg_dump --format=custom ${parts.filter(Boolean).join(" ")}`;
}

const backup: Command = {
  name: "backup",
  takes: ["file"],
  summary: "Copy a SQLite database while everything runs; the file is readable by its owner only.",
  async run({ env, given, print }) {
    const file = path.resolve(given[0] ?? "");
    if (providerOf(env.databaseUrl) === "postgresql")
      throw new AppError(
        "invalid",
        `PostgreSQL has its own tool. Run:\n  umask 077; ${pgDump(env.databaseUrl, file)}`,
      );
    backUpSqlite(env.databaseUrl, file);
    print(`Written and checked: ${file}`);
    print(
      `Keep ${path.join(env.dataDir, "secret")} too, apart from it: it opens the sealed passwords.`,
    );
  },
};

export const operatingCommands: readonly Command[] = [status, backup];
