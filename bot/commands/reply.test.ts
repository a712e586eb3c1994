import { expect, test } from "vitest";
import { pretendPipeline } from "#bot/testing/pipeline";
import { ping } from "./testing/sample-modules.ts";

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
