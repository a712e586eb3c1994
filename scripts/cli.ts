/** `npm run cli -- <command>`: what whoever has a shell on this machine can do without the web. */
import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { providerOf, sqliteFile } from "#core/db/address";
import { openDb } from "#core/db/client";
import { type Env, readEnv } from "#core/env";
import { AppError } from "#core/errors";
import { redact } from "#core/secrets";
import { type Command, readLine, UsageError, usageOf } from "./cli/command.ts";
import { operatingCommands } from "./cli/operating.ts";
import { placeCommands } from "./cli/places.ts";
import { userCommands } from "./cli/users.ts";

const commands: readonly Command[] = [...userCommands, ...placeCommands, ...operatingCommands];

const say = (line: string) => process.stdout.write(`${line}\n`);

function help(shown: readonly Command[]): void {
  say("Usage: npm run cli -- <command>\n");
  for (const command of shown) {
    say(`  ${usageOf(command)}`);
    say(`      ${command.summary}`);
    for (const [name, { summary }] of Object.entries(command.options ?? {}))
      say(`      --${name}: ${summary}`);
  }
}

/** The command whose name a line begins with, and what follows it. */
function findCommand(args: readonly string[]) {
  const command = commands.find(({ name }) =>
    name.split(" ").every((word, place) => args[place] === word),
  );
  return command && { command, rest: args.slice(command.name.split(" ").length) };
}

async function main(args: readonly string[]): Promise<void> {
  const found = findCommand(args);
  if (args.includes("--help") || args.includes("-h") || args.length === 0)
    return help(found ? [found.command] : commands);
  if (!found)
    throw new UsageError(`There is no command "${args.join(" ")}". See: npm run cli -- --help`);
  const { given, values } = readLine(found.command, found.rest);
  const env = readEnv();
  refuseMissingDatabase(env);
  const db = openDb(env.databaseUrl);
  try {
    await found.command.run({
      db,
      env,
      now: new Date(),
      given,
      option: (name) => (typeof values[name] === "string" ? values[name] : undefined),
      flag: (name) => (typeof values[name] === "boolean" ? values[name] : undefined),
      print: say,
      readInput: async () => (await text(process.stdin)).replace(/\r?\n$/, ""),
      exitWith: (code) => {
        process.exitCode = code;
      },
    });
  } finally {
    await db.$disconnect();
  }
}

const NOT_PREPARED = "The database has not been prepared. Start Steward once: npm start";

function refuseMissingDatabase({ databaseUrl }: Env): void {
  if (providerOf(databaseUrl) === "sqlite" && !existsSync(sqliteFile(databaseUrl)))
    throw new AppError("unavailable", NOT_PREPARED);
}

/** One sentence for the person at the shell. Addresses of databases hold passwords, so they are never repeated. */
function sentence(error: unknown): string {
  if (AppError.is(error)) return error.message;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === "P2021" || code === "P2022") return NOT_PREPARED;
  if (code === "P1000") return "The database refuses user or password. Check DATABASE_URL.";
  if (code === "P1001" || code === "P1003" || code === "ECONNREFUSED")
    return "The database cannot be reached. Check DATABASE_URL and that it runs.";
  return redact(typeof message === "string" ? message : "Something went wrong.");
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof UsageError ? error.message : sentence(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
