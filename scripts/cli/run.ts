/** One line of the command line, from its words to the exit code. */
import { existsSync } from "node:fs";
import { providerOf, sqliteFile } from "#core/db/address";
import { type Db, openDb } from "#core/db/client";
import { type Env, readEnv } from "#core/env";
import { AppError } from "#core/errors";
import { backupCommands } from "./backups.ts";
import { type Command, readLine, UsageError, usageOf } from "./command.ts";
import { operatingCommands } from "./operating.ts";
import { placeCommands } from "./places.ts";
import { NOT_PREPARED, sentenceOf } from "./sentence.ts";
import { userCommands } from "./users.ts";

const commands: readonly Command[] = [
  ...userCommands,
  ...placeCommands,
  ...operatingCommands,
  ...backupCommands,
];

/** What is around a line: settings, and where words come from and go to. */
export interface Shell {
  readonly env: NodeJS.ProcessEnv;
  print(line: string): void;
  /** For what went wrong. */
  complain(line: string): void;
  /** Everything on standard input. */
  readInput(): Promise<string>;
}

/** Runs one command and gives the code to exit with: 1 when it failed, 2 when the line itself is wrong; both are said. */
export async function runLine(args: readonly string[], shell: Shell): Promise<number> {
  try {
    return await carryOut(args, shell);
  } catch (error) {
    shell.complain(error instanceof UsageError ? error.message : sentenceOf(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

function help(shown: readonly Command[], { print }: Shell): void {
  print("Usage: npm run cli -- <command>\n");
  for (const command of shown) {
    print(`  ${usageOf(command)}`);
    print(`      ${command.summary}`);
    for (const [name, { summary }] of Object.entries(command.options ?? {}))
      print(`      --${name}: ${summary}`);
  }
}

/** The command whose name a line begins with, and what follows it. */
function findCommand(args: readonly string[]) {
  const command = commands.find(({ name }) =>
    name.split(" ").every((word, place) => args[place] === word),
  );
  return command && { command, rest: args.slice(command.name.split(" ").length) };
}

async function carryOut(args: readonly string[], shell: Shell): Promise<number> {
  const found = findCommand(args);
  if (args.includes("--help") || args.includes("-h") || args.length === 0) {
    help(found ? [found.command] : commands, shell);
    return 0;
  }
  if (!found)
    throw new UsageError(`There is no command "${args.join(" ")}". See: npm run cli -- --help`);
  const { given, values } = readLine(found.command, found.rest);
  const env = readEnv(shell.env);
  let opened: Db | undefined;
  let exitCode = 0;
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
      print: shell.print,
      readInput: async () => (await shell.readInput()).replace(/\r?\n$/, ""),
      exitWith: (code) => {
        exitCode = code;
      },
    });
  } finally {
    await opened?.$disconnect();
  }
  return exitCode;
}

function refuseMissingDatabase({ databaseUrl }: Env): void {
  if (providerOf(databaseUrl) === "sqlite" && !existsSync(sqliteFile(databaseUrl)))
    throw new AppError("unavailable", NOT_PREPARED);
}
