/** The bot answers in the language of whoever asks; examples and help of English are looked at elsewhere. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { type BotModule, defineModule, defineWords } from "#bot/module-api";
import { createLocalHosts } from "#bot/testing/local-hosts";
import { keepingLog } from "#bot/testing/log";
import { PretendNetwork } from "#bot/testing/pretend-network";
import { pretendServices } from "#bot/testing/services";
import { freshDb } from "#core/testing/database";
import { TRANSLATED } from "#core/words/locales";

interface Texts {
  readonly [key: string]: string | Texts;
}

const keysOf = (texts: Texts, at = ""): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [at + key] : keysOf(text, `${at}${key}.`),
  );

async function hostsWith(module: BotModule) {
  const irc = new PretendNetwork();
  const { log, lines } = keepingLog();
  const services = () => pretendServices();
  const hosts = createLocalHosts({
    ...{ db: await freshDb(), log, networks: irc.forHosts, services, say: () => {} },
  });
  await hosts.load(module);
  const ask = async (locale: "en" | "de", command: string, rest = "") => {
    const { lines: said } = await hosts.run({
      ...{ requestId: "r", module: module.name, command, rest, locale },
      ...{ networkId: irc.network.id, channel: "#dev", at: new Date() },
      sender: {
        ...{ nick: "ann", hostmask: "ann!ann@example.org", account: null },
        ...{ userId: null, userName: null, level: "user" },
      },
    });
    return said;
  };
  return { hosts, ask, lines };
}

const words = defineWords({
  en: {
    rolled: "{nick} rolls {count, plural, one {# point} other {# points}}",
    only: "in English",
  },
  de: { rolled: "{nick} würfelt {count, plural, one {# Punkt} other {# Punkte}}" },
});
const dice = defineModule({
  name: "dice",
  summary: "Rolls dice.",
  words,
  settings: z.object({}),
  setup(ctx) {
    const command = { summary: "s", level: "user", where: "anywhere" } as const;
    ctx.command({
      ...{ ...command, name: "roll", usage: "<count:number>" },
      run: ({ sender, t, args: { count } }) => t("rolled", { nick: sender.nick, count }),
    });
    ctx.command({ ...command, name: "only", usage: "", run: ({ t }) => t("only") });
    ctx.command({
      ...{ ...command, name: "news", usage: "" },
      run: () => [ctx.t("only"), ctx.t.in("de")("rolled", { nick: "x", count: 1 })],
    });
  },
});

test("a module's words are said in the language of whoever asks, with English where they are missing", async () => {
  const { ask } = await hostsWith(dice as unknown as BotModule);
  expect(await ask("en", "roll", "1")).toEqual(["ann rolls 1 point"]);
  expect(await ask("de", "roll", "2")).toEqual(["ann würfelt 2 Punkte"]);
  expect(await ask("de", "only")).toEqual(["in English"]);
  expect(await ask("de", "news")).toEqual(["in English", "x würfelt 1 Punkt"]);
});

test("what the host itself refuses is in that language, too", async () => {
  const { ask } = await hostsWith(dice as unknown as BotModule);
  expect(await ask("de", "roll", "viel")).toEqual([
    "<count> muss eine ganze Zahl sein. Aufruf: roll <count:number>",
  ]);
  expect(await ask("de", "gone")).toEqual(["Diesen Befehl gibt es seit eben nicht mehr."]);
});

const folder = path.resolve(import.meta.dirname, "../modules");
const modules = readdirSync(folder);

test.each(modules)("%s speaks every language, and so does its help", async (name) => {
  const { default: module } = (await import(path.join(folder, name, "index.ts"))) as {
    default: BotModule;
  };
  const { hosts, lines } = await hostsWith(module);
  const [manifest] = hosts.manifests();
  for (const locale of TRANSLATED) {
    const own = (module.words?.[locale] ?? {}) as Texts;
    expect(keysOf(own).sort()).toEqual(keysOf(module.words?.en ?? {}).sort());
    const help = module.help?.[locale];
    expect(help?.summary).toBeTruthy();
    expect(Object.keys(help?.commands ?? {}).sort()).toEqual(
      manifest?.commands.map((command) => command.name).sort(),
    );
  }
  expect(lines).toEqual([]);
});
