/** Which lines can be no command. */
import { expect, test } from "vitest";
import { somebody } from "#bot/testing/pretend-network";
import { type Ignored, whyIgnored } from "./guard.ts";

const line = {
  ...{ kind: "message", at: new Date(), own: false, playback: false, channel: "#dev" },
  ...{ target: "#dev", text: ".seen bob" },
  ...somebody("ann"),
} as const;

test.each<[string, Partial<Parameters<typeof whyIgnored>[0]>, Ignored | null]>([
  ["words of somebody", {}, null],
  ["a NOTICE", { kind: "notice" }, "notice"],
  ["an action", { kind: "action" }, "action"],
  ["our own words", { own: true }, "own"],
  ["history", { playback: true }, "playback"],
  ["a bot", { source: { ...line.source, isBot: true } }, "bot"],
  ["a server", { source: { ...line.source, isServer: true } }, "server"],
])("%s: a command or not", (_, odd, why) => {
  expect(whyIgnored({ ...line, ...odd } as Parameters<typeof whyIgnored>[0])).toBe(why);
});
