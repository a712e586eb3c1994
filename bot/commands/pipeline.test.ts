import { expect, test } from "vitest";
import { z } from "zod";
import { type BotModule, cancel, type ModuleContext } from "#bot/module-api";
import { pretendPipeline } from "#bot/testing/pipeline";
import { LEVELS, reaches } from "#core/levels";
import { defaultPolicy } from "#core/modules/policy";
import { newToken } from "#core/secrets";

const module = (name: string, setup: (ctx: ModuleContext<unknown>) => void): BotModule => ({
  name,
  summary: "For tests.",
  settings: z.object({}),
  setup: (ctx) => setup(ctx),
});

const command = { usage: "", summary: "s", level: "user", where: "anywhere" } as const;

const ping = module("ping", (ctx) => {
  ctx.command({ ...command, name: "ping", run: ({ sender }) => `${sender.nick}: pong` });
  ctx.command({ ...command, name: "echo", usage: "[text...]", run: ({ args }) => args.text ?? "" });
  ctx.command({
    ...command,
    name: "lines",
    usage: "<n:number>",
    run: ({ args }) => Array.from({ length: args.n }, (_, at) => `line ${at + 1}`),
  });
  ctx.command({ ...command, name: "whisper", run: () => ({ private: "psst" }) });
  ctx.command({
    ...command,
    name: "break",
    run: () => {
      throw new Error("inner state");
    },
  });
  ctx.command({ ...command, name: "here", where: "channel", run: ({ channel }) => channel });
  ctx.command({ ...command, name: "alone", where: "private", run: () => "alone" });
});

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

test("answers go where they belong", async () => {
  const irc = await pretendPipeline([ping]);
  expect(await irc.messages(".ping")).toEqual([
    { target: "#dev", text: "ann: pong", style: "message" },
  ]);
  expect(await irc.messages("ping", { in: null })).toEqual([
    { target: "ann", text: "ann: pong", style: "message" },
  ]);
  expect(await irc.messages(".whisper")).toEqual([
    { target: "ann", text: "psst", style: "notice" },
  ]);
  expect(await irc.messages("whisper", { in: null })).toEqual([
    { target: "ann", text: "psst", style: "message" },
  ]);
  expect(await irc.messages(".ping", {}, { target: "@#dev" })).toEqual([
    { target: "ann", text: "ann: pong", style: "notice" },
  ]);
});

test("place is checked in words", async () => {
  const irc = await pretendPipeline([ping]);
  expect(await irc.hear("here", { in: null })).toEqual(["Say that in a channel."]);
  expect(await irc.messages(".alone")).toEqual([
    { target: "ann", text: "That belongs in private: /msg bot alone", style: "notice" },
  ]);
  expect(await irc.hear("alone", { in: null })).toEqual(["alone"]);
});

test("an unknown command is silent in a channel and helped in private", async () => {
  const irc = await pretendPipeline([ping]);
  expect(await irc.hear(".nosuch")).toEqual([]);
  expect(await irc.hear("bot: nosuch")).toEqual([]);
  expect(await irc.hear("nosuch thing", { in: null })).toEqual([
    'I know no command "nosuch". Say help for what I can do.',
  ]);
});

test("each command needs its level: refused below with one line that names it, run at and above", async () => {
  const levelled = module("levelled", (ctx) => {
    for (const level of LEVELS)
      ctx.command({ ...command, name: `needs ${level}`, level, run: () => `ran ${level}` });
  });
  const irc = await pretendPipeline([levelled]);
  for (const needed of LEVELS)
    for (const level of LEVELS) {
      const heard = await irc.hear(`.needs ${needed}`, { level });
      expect(heard).toHaveLength(1);
      expect(heard[0]).toMatch(
        reaches(level, needed)
          ? new RegExp(`^ran ${needed}$`)
          : new RegExp(`^That takes ${needed} level`),
      );
    }
});

test("who a sender is counts anew on every line", async () => {
  const staffOnly = module("staff", (ctx) =>
    ctx.command({ ...command, name: "secret", level: "staff", run: () => "the secret" }),
  );
  const irc = await pretendPipeline([staffOnly]);
  expect(await irc.hear(".secret", { level: "staff" })).toEqual(["the secret"]);
  expect(await irc.hear(".secret", { level: "voice" })).toEqual([
    "That takes staff level; yours here is voice.",
  ]);
});

test("a command that breaks says one neutral line, and the next one works", async () => {
  const irc = await pretendPipeline([ping]);
  expect(await irc.hear(".break")).toEqual(["Something went wrong; it has been logged."]);
  expect(irc.lines).toMatchObject([{ level: "error", details: { err: new Error("inner state") } }]);
  expect(await irc.hear(".ping")).toEqual(["ann: pong"]);
});

test("a long answer is cut, and the rest waits for whom it was for", async () => {
  const irc = await pretendPipeline([ping]);
  expect(await irc.hear(".lines 4")).toEqual(["line 1", "line 2", "line 3", "line 4"]);
  expect(await irc.hear(".lines 8")).toEqual([
    ...["line 1", "line 2", "line 3"],
    "(5 more lines: say .more)",
  ]);
  expect(await irc.hear(".more", { as: "bob" })).toEqual(["There is nothing more."]);
  expect(await irc.hear(".more")).toEqual([
    "line 4",
    "line 5",
    "line 6",
    "(2 more lines: say .more)",
  ]);
  expect(await irc.hear("bot, more")).toEqual(["line 7", "line 8"]);
  expect(await irc.hear(".more")).toEqual(["There is nothing more."]);
});

test("one endless line is cut at words, and control characters do not pass", async () => {
  const irc = await pretendPipeline([ping]);
  const heard = await irc.hear(`.echo ${"word ".repeat(100)}\x01\x00end`);
  expect(heard.length).toBe(2);
  expect(heard.join(" ")).toBe(`${"word ".repeat(100)}end`);
  for (const text of heard) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(380);
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

test("the log gets a command's name and how it went, never what was said", async () => {
  const irc = await pretendPipeline([ping]);
  await irc.hear("echo very private", { in: null, level: "voice", userId: "u1" });
  await irc.hear(".break");
  await irc.hear("here", { in: null });
  expect(irc.recorded).toMatchObject([
    {
      kind: "command",
      text: "echo",
      channel: undefined,
      nick: "ann",
      userId: "u1",
      data: { module: "ping" },
    },
    { kind: "command.failed", text: "break", channel: "#dev", severity: "warn" },
    { kind: "command.refused", text: "here" },
  ]);
  expect(JSON.stringify(irc.recorded)).not.toContain("private");
});

test("too many commands of one host are dropped without a word, others are heard", async () => {
  const irc = await pretendPipeline([ping], {
    flood: {
      sender: { burst: 3, perSecond: 0.001 },
      channel: { burst: 100, perSecond: 1 },
      everybody: { burst: 100, perSecond: 1 },
      refusals: { burst: 2, perSecond: 0.001 },
    },
  });
  const answers: string[] = [];
  for (let time = 0; time < 10; time++) answers.push(...(await irc.hear(".ping")));
  expect(answers).toHaveLength(3);
  const twin = { nick: "ann2", userHost: "other@3.example.org" };
  expect(await irc.hear(".ping", { as: twin })).toEqual([]);
  expect(await irc.hear(".ping", { as: "robert" })).toEqual(["robert: pong"]);
  expect(await irc.hear(".ping", { level: "superuser" })).toEqual(["ann: pong"]);
});

test("refusals have a limit of their own", async () => {
  const locked = module("locked", (ctx) =>
    ctx.command({ ...command, name: "locked", level: "staff", run: () => "open" }),
  );
  const plenty = { burst: 1_000, perSecond: 1_000 };
  const irc = await pretendPipeline([locked], {
    flood: {
      sender: plenty,
      channel: plenty,
      everybody: plenty,
      refusals: { burst: 2, perSecond: 0.001 },
    },
  });
  const answers: string[] = [];
  for (let time = 0; time < 10; time++) answers.push(...(await irc.hear(".locked")));
  expect(answers).toHaveLength(2);
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

test("a module's own prefix counts for its commands only", async () => {
  const other = module("other", (ctx) =>
    ctx.command({ ...command, name: "other", run: () => "other" }),
  );
  const irc = await pretendPipeline([ping, other], {
    policyFor: (name) =>
      name === "ping" ? { ...defaultPolicy, commandPrefix: "!!" } : defaultPolicy,
  });
  expect(await irc.hear("!!ping")).toEqual(["ann: pong"]);
  expect(await irc.hear(".ping")).toEqual([]);
  expect(await irc.hear(".other")).toEqual(["other"]);
  expect(await irc.hear("!!other")).toEqual([]);
  expect(await irc.hear("bot: ping")).toEqual(["ann: pong"]);
});

test("authorization profiles are asked for after the level", async () => {
  const profile = (style: "account" | "password") => ({
    ...defaultPolicy,
    authProfile: { id: "p1", name: "crew", style, accounts: [] },
  });
  const byAccount = await pretendPipeline([ping], { policyFor: () => profile("account") });
  expect(await byAccount.hear(".ping")).toEqual([
    "That takes being identified to the network's services.",
  ]);
  expect(await byAccount.hear(".ping", { as: { nick: "ann", account: "anna" } })).toEqual([
    "ann: pong",
  ]);

  const proven = new Set<string>();
  const byPassword = await pretendPipeline([ping], {
    policyFor: () => profile("password"),
    isProven: (_network, { nick }, id) => proven.has(`${nick} ${id}`),
  });
  expect(await byPassword.hear(".ping")).toEqual(["That takes a password: /msg bot auth crew …"]);
  proven.add("ann p1");
  expect(await byPassword.hear(".ping")).toEqual(["ann: pong"]);
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

test("what somebody may run is listed as it is for them", async () => {
  const mixed = module("mixed", (ctx) => {
    ctx.command({ ...command, name: "open", run: () => "" });
    ctx.command({ ...command, name: "closed", level: "staff", run: () => "" });
  });
  const irc = await pretendPipeline([mixed]);
  const names = async (level: "user" | "staff") =>
    (await irc.commandsFor(level)).map(
      ({ name, prefix, module: from }) => `${from} ${prefix}${name}`,
    );
  expect(await names("user")).toEqual(["mixed .open"]);
  expect(await names("staff")).toEqual(["mixed .open", "mixed .closed"]);
});
