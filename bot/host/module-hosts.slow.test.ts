import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { call, commandSource, moduleSource, startHosts } from "#bot/testing/hosts";
import { pretendServices } from "#bot/testing/services";
import { AppError } from "#core/errors";

const builtInDir = path.resolve("bot/modules");
const sender = call("x", "y").sender;

test("built-in modules run in a process of their own, with the database", async () => {
  const { hosts, db } = await startHosts({ builtInDir });

  expect(await hosts.run(call("about", "ping"))).toEqual({ lines: ["ann: pong"], private: false });
  expect((await hosts.run(call("about", "about", "zed"))).lines).toEqual([
    "zed is not known here.",
  ]);
  expect(hosts.modules().map(({ name, state }) => `${name} ${state}`)).toEqual(
    ["about", "admin", "help", "meet", "quotes", "registry", "seen", "session"].map(
      (name) => `${name} running`,
    ),
  );
  const row = await db.moduleStatus.findUniqueOrThrow({ where: { name: "about" } });
  expect(row).toMatchObject({ state: "running", origin: "built-in", error: "" });
  expect(row.commands).toContainEqual(expect.objectContaining({ name: "ping", level: "user" }));
  expect(await db.event.count({ where: { kind: "module", target: "about" } })).toBe(1);
});

test("arguments, settings, refusals and failures of a user's module", async () => {
  const { hosts, lines } = await startHosts({
    settingsOf: async () => ({ word: "configured" }),
    modules: {
      tools: moduleSource(
        "tools",
        [
          commandSource(
            "echo",
            "return call.args.word + ' ' + (call.args.count ?? '-');",
            "<word> [count:number]",
          ),
          commandSource("setting", "return ctx.settings.word;"),
          commandSource("refuse", "throw new AppError('forbidden', 'Not today.');"),
          commandSource("break", "throw new Error('inner secret');"),
          commandSource("lines", "return { private: ['a', 'b'] };"),
          commandSource("database", "return String(ctx.db);"),
          commandSource("environment", "return JSON.stringify(Object.keys(process.env));"),
        ].join("\n"),
      ),
    },
  });
  const run = async (command: string, rest = "") => await hosts.run(call("tools", command, rest));

  expect((await run("echo", '"two words" 7')).lines).toEqual(["two words 7"]);
  expect(await run("echo")).toMatchObject({
    lines: ["Missing <word>. Usage: echo <word> [count:number]"],
    refused: true,
  });
  expect((await run("setting")).lines).toEqual(["configured"]);
  expect(await run("refuse")).toMatchObject({ lines: ["Not today."], refused: true });
  expect(await run("break")).toMatchObject({
    lines: ["Something went wrong; it has been logged."],
    failed: true,
  });
  const logged = lines.find(({ message }) => message === "command failed");
  expect(JSON.stringify(logged)).toContain("inner secret");
  expect(JSON.stringify(logged)).toContain("tools/index.ts:");
  expect(await run("lines")).toEqual({ lines: ["a", "b"], private: true });
  expect((await run("database")).lines).toEqual([
    "A module of the user's folder has no access to the database; ctx.store keeps things for it.",
  ]);
  expect((await run("environment")).lines[0]).not.toMatch(/DATABASE|SECRET|STEWARD|SMTP/);
});

test("modules hear events with the presence as it is then", async () => {
  const { hosts, irc, said } = await startHosts({
    modules: {
      ears: moduleSource(
        "ears",
        `ctx.on("join", ({ network, sender, channel }) =>
           ctx.say(network.id, channel, sender.nick + " of " + network.members(channel).map((m) => m.nick).join(",")));`,
      ),
    },
  });
  irc.place("bob", "#dev");
  irc.place("ann", "#dev");
  hosts.emit({ name: "join", networkId: "testnet", sender, at: new Date(), channel: "#DEV" });
  hosts.emit({
    name: "topic",
    networkId: "testnet",
    sender,
    at: new Date(),
    channel: "#dev",
    text: "",
  });

  await expect.poll(() => said).toEqual([{ target: "#DEV", text: "ann of bob,ann", from: "ears" }]);
});

test("a command asks the bot for something, only while it runs and only what there is", async () => {
  const { hosts } = await startHosts({
    services: ({ sender: who, requestId }) =>
      pretendServices({
        meet: async (nick) => `${who.nick} meets ${nick} in ${requestId}`,
        logout: async () => {
          throw new AppError("conflict", "You were never here.");
        },
        session: async () => {
          throw new Error("inner");
        },
      }),
    modules: {
      asks: moduleSource(
        "asks",
        [
          commandSource("meet", "return call.bot.meet('bob');"),
          commandSource("logout", "return String(await call.bot.logout());"),
          commandSource("session", "return String(await call.bot.session());"),
          commandSource("keep", "kept = call.bot; return 'kept';"),
          commandSource("late", "return kept.meet('bob');"),
          commandSource("job", "return call.bot.job('no such job', {});"),
        ].join("\n"),
        "let kept: any;",
      ),
    },
  });
  const run = async (command: string) => (await hosts.run(call("asks", command))).lines[0];

  expect(await run("meet")).toBe("ann meets bob in r");
  expect(await run("logout")).toBe("You were never here.");
  expect(await run("session")).toBe("Something went wrong; it has been logged.");
  expect(await run("keep")).toBe("kept");
  expect(await run("late")).toBe("That command is over.");
  expect(await run("job")).toBe("That is not something the bot can do.");
});

test("closing ends the processes", async () => {
  const { hosts } = await startHosts({ modules: { pong: moduleSource("pong", "") } });
  const [pid] = hosts.pids();
  await hosts.close();
  expect(existsSync(`/proc/${pid}`)).toBe(false);
  expect(hosts.pids()).toEqual([]);
});

test("the example that module authors read works as it is printed", async () => {
  const guide = await readFile("docs/writing-a-module.md", "utf8");
  const source = /```ts\n([\s\S]+?)```/.exec(guide)?.[1] ?? "";
  const { hosts } = await startHosts({ modules: { dice: source } });
  expect((await hosts.run(call("dice", "roll", "20"))).lines[0]).toMatch(/^ann rolls \d+$/);
  expect((await hosts.run(call("dice", "roll", "1"))).lines).toEqual(["No such die."]);
});
