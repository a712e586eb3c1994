/** PostgreSQL's own tools, run for whoever asks. The password is in their environment, where only their user can look. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { plainEnv } from "#core/env";
import { AppError } from "#core/errors";
import { redact } from "#core/secrets";

type Tool = "pg_dump" | "pg_restore";

/** Settings of a connection that both our driver and theirs know. */
const SHARED: Readonly<Record<string, string>> = {
  ...{ sslmode: "PGSSLMODE", sslrootcert: "PGSSLROOTCERT" },
  ...{ sslcert: "PGSSLCERT", sslkey: "PGSSLKEY" },
};

/** Quoted for a POSIX shell. */
export const inShell = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

function partsOf(databaseUrl: string) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(databaseUrl);
  const [user, database] = [decodeURIComponent(username), decodeURIComponent(pathname.slice(1))];
  return {
    ...{ host: hostname.replace(/^\[(.*)\]$/, "$1"), port, user, searchParams },
    ...{ password: decodeURIComponent(password), database: database || user },
  };
}

export const databaseName = (databaseUrl: string) => partsOf(databaseUrl).database;

/** The same for a person to run, complete but for the password, which the tool asks for. */
export function lineFor(tool: Tool, options: string, databaseUrl: string, file: string): string {
  const { host, port, user, database } = partsOf(databaseUrl);
  const parts = [
    `--host=${inShell(host)}`,
    port && `--port=${port}`,
    user && `--username=${inShell(user)}`,
    `--dbname=${inShell(database)}`,
    tool === "pg_dump" ? `--file=${inShell(file)}` : inShell(file),
  ];
  return `${tool} ${options} ${parts.filter(Boolean).join(" ")}`;
}

function connectionEnv(databaseUrl: string): Record<string, string> {
  const { host, port, user, password, database, searchParams } = partsOf(databaseUrl);
  const all = {
    ...{ PGHOST: host, PGPORT: port, PGUSER: user, PGPASSWORD: password, PGDATABASE: database },
    ...Object.fromEntries(
      Object.entries(SHARED).map(([name, theirs]) => [theirs, searchParams.get(name) ?? ""]),
    ),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

/** What a tool says when it is older than the server. */
const MISMATCH = /server version: (\d+)[^;]*; pg_dump version: (\d+)/;

function refusal(tool: Tool, said: string): AppError {
  const [, server, ours] = MISMATCH.exec(said) ?? [];
  const sentence =
    server === undefined
      ? `${tool} did not do it: ${redact(said.trim())}`
      : `${tool} on this machine is of PostgreSQL ${ours}, the server of ${server}. Install the client tools of version ${server}.`;
  return new AppError("unavailable", sentence);
}

/**
 * Runs a tool, with `databaseUrl` against that database, and gives what it printed. Throws AppError: invalid with `instead` when
 * it is not installed, unavailable with its own words when it fails.
 */
export async function runTool(
  tool: Tool,
  args: readonly string[],
  { databaseUrl, instead }: { readonly databaseUrl?: string; readonly instead: string },
): Promise<string> {
  const child = spawn(tool, args, {
    env: plainEnv(databaseUrl === undefined ? {} : connectionEnv(databaseUrl)),
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const [printed, said, [code]] = await Promise.all([
      ...[text(child.stdout), text(child.stderr)],
      once(child, "close") as Promise<[number | null]>,
    ] as const);
    if (code !== 0) throw refusal(tool, said);
    return printed;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new AppError("invalid", `${tool} is not installed here. Where it is, run:\n  ${instead}`);
  }
}
