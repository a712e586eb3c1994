import { expect, test } from "vitest";
import { pretendPipeline } from "#bot/testing/pipeline";
import { LEVELS, reaches } from "#core/levels";
import { command, module, ping } from "./testing/sample-modules.ts";

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
