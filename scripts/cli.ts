/** `npm run cli -- <command>`: what whoever has a shell on this machine can do without the web. */
import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { providerOf, sqliteFile } from "#core/db/address";
import { type Db, openDb } from "#core/db/client";
import { type Env, readEnv } from "#core/env";
import { AppError } from "#core/errors";
import { backupCommands } from "./cli/backups.ts";
import { type Command, readLine, UsageError, usageOf } from "./cli/command.ts";
import { operatingCommands } from "./cli/operating.ts";
import { placeCommands } from "./cli/places.ts";
import { NOT_PREPARED, sentenceOf } from "./cli/sentence.ts";
import { userCommands } from "./cli/users.ts";

const commands: readonly Command[] = [
  ...userCommands,
  ...placeCommands,
  ...operatingCommands,
  ...backupCommands,
];

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
  let opened: Db | undefined;
  try {
    await found.command.run({
      // A lost database must not keep anybody from restoring one.
      get db() {
        refuseMissingDatabase(env);
        opened ??= openDb(env.databaseUrl);
        return opened;
      },
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
    await opened?.$disconnect();
  }
}

function refuseMissingDatabase({ databaseUrl }: Env): void {
  if (providerOf(databaseUrl) === "sqlite" && !existsSync(sqliteFile(databaseUrl)))
    throw new AppError("unavailable", NOT_PREPARED);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof UsageError ? error.message : sentenceOf(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
