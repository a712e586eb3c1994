import { expect, test } from "vitest";
import { moduleSource } from "#bot/testing/hosts";
import { startModule } from "#bot/testing/module-harness";
import { startWholeBot } from "#bot/testing/whole-bot";
import { newId } from "#core/secrets";
import registry from "./index.ts";

const root = { level: "superuser", userId: "root" } as const;
const now = new Date();

async function start() {
  const asked: unknown[] = [];
  const note =
    (name: string) =>
    async (...args: unknown[]) =>
      asked.push([name, ...args]) > 0;
  const services = () => ({
    editModule: note("module"),
    editPrefix: note("prefix"),
    editProfile: note("profile"),
    why: async (...args: unknown[]) => [JSON.stringify(args)],
  });
  const bot = await startModule(registry, {}, { services });
  const settingsSchema = {
    properties: {
      most: { type: "integer", default: 3, description: "How many" },
      word: { type: "string" },
      key: { type: "string", writeOnly: true },
    },
  };
  for (const name of ["registry", "seen"])
    await bot.db.moduleStatus.create({
      data: { name, state: "running", commands: [], settingsSchema, loadedAt: now },
    });
  await bot.db.network.create({ data: { id: "n1", name: "Libera", nick: "bot", createdAt: now } });
  return { asked, ...bot };
}

test("its examples are true", async () => {
  await (await start()).examples();
});

test.each<[string, object, object]>([
  ["enable", {}, { kind: "switch", on: true }],
  ["disable", {}, { kind: "switch", on: false }],
  ["disable #dev", {}, { kind: "channel", channel: "#dev", on: false }],
  ["only #a #b", {}, { kind: "only", channels: ["#a", "#b"] }],
  ["everywhere", {}, { kind: "only", channels: [] }],
  [
    "whitelist add *!*@a.example",
    {},
    { kind: "mask", list: "allow", value: "*!*@a.example", present: true },
  ],
  ["blacklist del $a:ann", {}, { kind: "mask", list: "deny", value: "$a:ann", present: false }],
  ["enabling nick add bob", {}, { kind: "nick", list: "nick-on", value: "bob", present: true }],
  ["disabling del bob", {}, { kind: "nick", list: "nick-off", value: "bob", present: false }],
  ["prefix !", {}, { kind: "prefix", prefix: "!" }],
  ["prefix none", {}, { kind: "prefix", prefix: null }],
  ["profile Staff", {}, { kind: "profile", name: "staff" }],
  ["set most 5", {}, { kind: "setting", name: "most", value: 5 }],
  ["set word 5 on it", {}, { kind: "setting", name: "word", value: "5 on it" }],
  ["unset most", {}, { kind: "setting", name: "most" }],
  ["reset", {}, { kind: "reset" }],
  ["on:libera disable", { networkId: "n1" }, { kind: "switch", on: false }],
  ["on:here bot:b2 disable", { networkId: "testnet", botId: "b2" }, { kind: "switch", on: false }],
])(".module seen %s", async (change, scope, edit) => {
  const bot = await start();
  await bot.say(`.module seen ${change}`, root);
  expect(bot.asked).toEqual([["module", { name: "seen", ...scope }, edit]]);
});

test.each([
  [".module seen", "seen (running). Nothing is decided: it answers everywhere."],
  [".module nope", 'There is no module "nope". There are: registry, seen.'],
  [".module seen dance", /^Say one of: enable/],
  [".module seen set most", /^Say which setting, and its value/],
  [".module seen whitelist add", "Say add or del, and what."],
  [".module seen on:efnet disable", 'There is no network "efnet". I know: Libera.'],
  [".prefix nowhere !", /^Say for what: bot/],
  [".why bob", "Missing <question>. Usage: why <nick> <question...>"],
  [".why bob #x", "Say which command, too."],
  [".why bob #x seen me", '["bob","#x","seen me"]'],
  [".why bob seen", '["bob","#dev","seen"]'],
])("%s is answered with %s", async (line, answer) => {
  const bot = await start();
  const heard = await bot.say(line, root);
  if (typeof answer === "string") expect(heard).toBe(answer);
  else expect(heard).toMatch(answer);
  expect(bot.asked).toEqual([]);
});

test("a row is shown with its lists, settings with secrets hidden", async () => {
  const bot = await start();
  await bot.db.module.create({
    data: {
      ...{ id: newId(), name: "seen", networkId: "n1", enabled: false, commandPrefix: "!" },
      ...{ settings: {}, authProfileId: "gone", updatedAt: now },
      rules: { create: [{ id: newId(), kind: "deny", value: "bob" }] },
    },
  });
  await bot.db.module.create({
    data: {
      ...{ id: newId(), name: "seen", settings: { most: 5, key: "hunter2" }, updatedAt: now },
    },
  });
  expect(await bot.say(".module seen", root)).toBe(
    "seen (running).\nseen: on.\nseen on Libera: off; blacklist bob; prefix !; profile gone.",
  );
  expect(await bot.say(".module seen settings", root)).toBe(
    'seen settings: key = "[secret]".\nseen settings: most = 5. How many\nseen settings: word = not set (default).',
  );
});

test("over a socket: effective at once, explained, audited, and the settings tried by the module itself", {
  timeout: 120_000,
}, async () => {
  const bot = await startWholeBot({
    builtIn: true,
    modules: {
      dice: moduleSource(
        "dice",
        `ctx.command({ name: "roll", usage: "", summary: "s", level: "user", where: "anywhere",
          run: () => "rolled " + ctx.settings.word });`,
      ).replace(
        'z.string().default("pong")',
        'z.string().max(5).refine((word) => word !== "never", "anything but never").default("pong")',
      ),
    },
  });
  const ann = await bot.person("ann", "#dev");
  const root = await bot.person("root", "#dev");
  await bot.logIn(root, "root", "superuser");
  const says = (text: string) => bot.ask(root, "#dev", text);

  expect(await bot.ask(ann, "#dev", ".roll")).toBe("rolled pong");
  expect(await bot.ask(ann, "#dev", ".module dice disable")).toMatch(/^That takes superuser level/);
  expect(await says(".module dice set word six")).toBe("dice: on.");
  expect(await bot.ask(ann, "#dev", ".roll")).toBe("rolled six");
  expect(await says(".module dice set word toolong")).toMatch(/^word: .*5/);
  expect(await says(".module dice set word never")).toMatch(
    /^word is back at its default: .*never/,
  );
  expect(await says(".module dice set word six")).toBe("dice: on.");

  expect(await says(".module dice disable #dev")).toBe("dice: on; not in #dev.");
  expect(await says(".module dice disable #dev")).toBe("dice: it is so already.");
  // Silence is proven by what comes next: answers keep their order.
  ann.write("PRIVMSG #dev :.roll");
  expect(await bot.ask(ann, "#dev", ".ping")).toBe("ann: pong");
  expect(await bot.ask(ann, "steward", "roll")).toBe("rolled six");
  expect(await says(".why ann #dev roll")).toMatch(
    /^roll of module dice, for ann in #dev: It is switched on/,
  );
  expect(await says(".more")).toMatch(/./);

  expect(await says(".module dice on:here prefix !")).toBe(
    "dice on Lobby: on; not in #dev; prefix !.",
  );
  expect(await says(".module dice on:here enable #dev")).toBe("dice on Lobby: on; prefix !.");
  expect(await bot.ask(ann, "#dev", "!roll")).toBe("rolled six");
  expect(await says(".prefix #dev %")).toBe("Commands for #dev begin with % now.");
  expect(await bot.ask(ann, "#dev", "%ping")).toBe("ann: pong");
  const audit = await bot.db.audit.findMany({ where: { via: "irc" }, orderBy: { id: "asc" } });
  expect(audit.map(({ action, actorName }) => `${actorName} ${action}`)).toEqual(
    expect.arrayContaining(["root module.setting", "root module.channel", "root channel.prefix"]),
  );
  expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
});
