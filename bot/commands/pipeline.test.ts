import { expect, test } from "vitest";
import { cancel } from "#bot/module-api";
import { pretendPipeline } from "#bot/testing/pipeline";
import { defaultPolicy } from "#core/modules/policy";
import { newToken } from "#core/secrets";
import { command, module, ping } from "./testing/sample-modules.ts";

test.each([
  ["own", { own: true }],
  ["playback", { playback: true }],
  ["notice", { kind: "notice" }],
  ["action", { kind: "action" }],
] as const)("a line that is %s is no command", async (_name, extra) => {
  const irc = await pretendPipeline([ping]);
  expect(await irc.hear(".ping", {}, extra)).toEqual([]);
});

test("bots and servers are not answered", async () => {
  const irc = await pretendPipeline([ping]);
  expect(await irc.hear(".ping", { as: { nick: "robot", isBot: true } })).toEqual([]);
  expect(await irc.hear("ping", { as: { nick: "irc.example", isServer: true }, in: null })).toEqual(
    [],
  );
});

test("tokens are hidden from modules, from answers and from the log", async () => {
  const seen: string[] = [];
  const spy = module("spy", (ctx) => {
    ctx.on("message.channel", ({ text }) => void seen.push(text));
    ctx.on("message.private", ({ text }) => void seen.push(text));
    ctx.command({
      ...command,
      name: "login",
      usage: "[token...]",
      run: ({ args }) => args.token ?? "",
    });
  });
  const irc = await pretendPipeline([spy, ping]);
  const token = newToken("login");
  expect(await irc.hear(`.echo ${token}`)).toEqual(["stwl_[secret]"]);
  expect(await irc.hear(`echo ${token}`, { in: null })).toEqual(["stwl_[secret]"]);
  expect(await irc.hear(`.login ${token}`)).toEqual(["stwl_[secret]"]);
  expect(await irc.hear(`login ${token}`, { in: null })).toEqual([token]);
  expect(seen).toHaveLength(4);
  expect(JSON.stringify([seen, irc.recorded])).not.toContain(token);
});

test.each([
  "auth staff hush",
  "bot, auth staff hush",
  "a\x02uth staff hush",
  "register hush",
  ".login hush",
  "identify hush",
])("neither observers nor interceptors learn what %j is said in private to prove", async (said) => {
  const seen: unknown[] = [];
  const given: string[] = [];
  const spy = module("spy", (ctx) => {
    for (const name of ["message.private", "notice", "action"] as const) {
      ctx.intercept(name, ({ text }) => void seen.push(text));
      ctx.on(name, ({ text }) => void seen.push(text));
    }
    for (const name of ["auth", "register", "login", "identify"])
      ctx.command({
        ...command,
        name,
        usage: "[words...]",
        run: ({ args }) => void given.push(args.words ?? ""),
      });
  });
  const irc = await pretendPipeline([spy]);
  for (const kind of ["message", "notice", "action"] as const)
    await irc.hear(said, { in: null }, { kind });
  expect(seen).toHaveLength(6);
  expect(JSON.stringify(seen)).not.toContain("hush");
  expect(given.join()).toContain("hush");
});

test("a module that is off in a channel neither answers nor hears there, and works elsewhere", async () => {
  const heard: string[] = [];
  const ears = module("ears", (ctx) => {
    ctx.on("message.channel", ({ channel }) => void heard.push(channel));
    ctx.intercept("message.channel", () => cancel("never"));
  });
  const off = { ...defaultPolicy, rules: [{ kind: "channel-off" as const, value: "#DEV" }] };
  const irc = await pretendPipeline([ping, ears], {
    policyFor: (name) => (name === "ping" || name === "ears" ? off : defaultPolicy),
  });
  expect(await irc.hear(".ping")).toEqual([]);
  expect(await irc.hear("ping", { in: null })).toEqual(["ann: pong"]);
  expect(heard).toEqual([]);
});

test("interceptors stop and change what becomes a command", async () => {
  const censor = module("censor", (ctx) => {
    ctx.intercept("message.channel", ({ text }) => {
      if (text.includes("stop")) return cancel("stop word");
      return text.startsWith(".gnip") ? { text: ".ping" } : undefined;
    });
  });
  const irc = await pretendPipeline([censor, ping]);
  expect(await irc.hear(".echo stop")).toEqual([]);
  expect(await irc.hear(".gnip")).toEqual(["ann: pong"]);
  expect(await irc.hear(".echo fine")).toEqual(["fine"]);
});

test("events of a network keep their order, however long it takes to know who", async () => {
  const heard: string[] = [];
  const ears = module("ears", (ctx) =>
    ctx.on("message.channel", ({ text }) => void heard.push(text)),
  );
  const delays = [15, 10, 5];
  const irc = await pretendPipeline([ears], {
    beforeIdentify: () => new Promise((go) => setTimeout(go, delays.shift())),
  });
  for (const text of ["one", "two", "three"])
    irc.irc.happen("ann", { kind: "message", channel: "#dev", target: "#dev", text });
  await irc.done();
  expect(heard).toEqual(["one", "two", "three"]);
});

test("what somebody ignored says reaches interceptors and records, and no command or other listener", async () => {
  const heard: string[] = [];
  const ears = module("ears", (ctx) => {
    for (const name of ["message.channel", "action", "notice"] as const) {
      ctx.intercept(name, ({ sender, text }) => {
        heard.push(`intercepted ${text} ${sender.ignored}`);
      });
      ctx.on(name, ({ text }) => void heard.push(`heard ${text}`));
      ctx.on(name, ({ text }) => void heard.push(`recorded ${text}`), { ignored: true });
    }
    ctx.on("invite", ({ channel }) => void heard.push(`invited to ${channel}`));
    ctx.on("join", ({ channel }) => void heard.push(`joined ${channel}`));
  });
  const irc = await pretendPipeline([ping, ears], { ignores: (_, { nick }) => nick === "mallory" });
  const mallory = { as: "mallory" };
  expect(await irc.hear(".ping", mallory)).toEqual([]);
  expect(await irc.hear("ping", { ...mallory, in: null })).toEqual([]);
  await irc.hear("waves", mallory, { kind: "action" });
  irc.irc.happen("mallory", { kind: "invite", channel: "#lair", target: "bot" });
  irc.irc.happen("mallory", { kind: "join", channel: "#dev" });
  await irc.done();
  expect(heard).toEqual([
    "intercepted .ping true",
    "recorded .ping",
    "intercepted waves true",
    "recorded waves",
    "joined #dev",
  ]);
  expect(await irc.hear(".ping")).toEqual(["ann: pong"]);
});
