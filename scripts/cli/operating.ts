import { providerOf } from "#core/db/address";
import { type SaidLight, sayLight } from "#core/status/light-words";
import { readStatus } from "#core/status/status";
import { SOURCE_LOCALE } from "#core/words/locales";
import { translator } from "#core/words/translate";
import type { Command } from "./command.ts";

const english = translator(SOURCE_LOCALE, "console");

const marks: Readonly<Record<SaidLight["state"], string>> = {
  ok: "ok  ",
  warn: "warn",
  bad: "bad ",
  unknown: "?   ",
};

const lightLine = (what: string, { state, text, at }: SaidLight) =>
  `${marks[state]}  ${what}: ${text}${at ? ` ${at}` : ""}`;

const status: Command = {
  name: "status",
  takes: [],
  summary: "Show database, bot and IRC as three lights. Exit code 1 unless all are well.",
  async run({ db, env, now, print, exitWith }) {
    const { process, networks } = await readStatus(db, now);
    print(lightLine("Database", { state: "ok", text: `answers (${providerOf(env.databaseUrl)})` }));
    print(lightLine("Bot", sayLight(process, english)));
    for (const { name, light, trial } of networks) {
      print(lightLine(name, sayLight(light, english)));
      if (trial?.state === "trying") print(`      new settings on trial until ${trial.until}`);
      if (trial?.state === "returned")
        print(`      new settings did not connect; the earlier ones are back since ${trial.until}`);
    }
    if (networks.length === 0)
      print(lightLine("IRC", { state: "unknown", text: "no network yet" }));
    const wanted = networks.filter(({ desired }) => desired === "connected");
    if ([process, ...wanted.map(({ light }) => light)].some(({ state }) => state !== "ok"))
      exitWith(1);
  },
};

export const operatingCommands: readonly Command[] = [status];
