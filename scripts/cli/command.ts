/** What a command of the command line is, and how its line is read. */
import { parseArgs } from "node:util";
import type { Db } from "#core/db/client";
import type { Env } from "#core/env";

interface Option {
  /** What stands for the value in the usage line; without it the option is a switch. */
  readonly value?: string;
  readonly summary: string;
}

export interface Command {
  /** One or two words. */
  readonly name: string;
  /** Names of what has to follow, in order. */
  readonly takes: readonly string[];
  readonly options?: Readonly<Record<string, Option>>;
  readonly summary: string;
  run(call: Call): Promise<void>;
}

/** One use of a command. */
export interface Call {
  /** Opened when it is first looked at. Throws AppError unavailable when there is none. */
  readonly db: Db;
  readonly env: Env;
  readonly now: Date;
  /** What followed, as many as the command takes. */
  readonly given: readonly string[];
  option(name: string): string | undefined;
  /** A switch: true, false (`--no-…`) or undefined when it was not given. */
  flag(name: string): boolean | undefined;
  print(line: string): void;
  /** Everything on standard input, without the last line end. */
  readInput(): Promise<string>;
  /** Ends with this code although nothing went wrong. */
  exitWith(code: number): void;
}

/** The command line itself is wrong: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** `user create <name> <email> [--level LEVEL]` */
export function usageOf({ name, takes, options = {} }: Command): string {
  const switches = Object.entries(options).map(([key, { value }]) =>
    value === undefined ? `[--${key}]` : `[--${key} ${value}]`,
  );
  return [name, ...takes.map((each) => `<${each}>`), ...switches].join(" ");
}

export interface CommandLine {
  readonly given: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** Reads what follows a command's name. Throws UsageError. */
export function readLine(command: Command, args: readonly string[]): CommandLine {
  const options = Object.entries(command.options ?? {}).map(
    ([key, { value }]) =>
      [key, { type: value === undefined ? ("boolean" as const) : ("string" as const) }] as const,
  );
  const { values, positionals } = parse(command, {
    args: [...args],
    options: Object.fromEntries(options),
    allowPositionals: true,
    allowNegative: true,
  });
  if (positionals.length !== command.takes.length)
    throw new UsageError(`Usage: ${usageOf(command)}`);
  return { given: positionals, values: values as CommandLine["values"] };
}

function parse(command: Command, config: Parameters<typeof parseArgs>[0]) {
  try {
    return parseArgs(config);
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    throw new UsageError(`${said}\nUsage: ${usageOf(command)}`, { cause: error });
  }
}
