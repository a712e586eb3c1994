import { providerOf } from "#core/db/address";
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

export const operatingCommands: readonly Command[] = [status];
