/** A server that means no good cannot make the bot remember without end. */
import { expect, test } from "vitest";
import { defaultIsupport } from "#core/irc/isupport";
import { parseLine } from "#core/irc/message";
import { ListKeeper } from "../channels/list-keeper.ts";
import { Presence } from "./presence.ts";

const at = new Date();

function presence() {
  return new Presence("net", { changed: () => {}, touched: () => {} });
}

test("channels we are said to join", () => {
  const here = presence();
  for (let count = 0; count < 3_000; count++) here.enter(`#room${count}`);
  expect(here.channels()).toHaveLength(1_000);
  here.leave("#room0");
  here.enter("#other");
  expect(here.channel("#other")).toBeDefined();
});

test("people in many channels", () => {
  const here = presence();
  let told = 0;
  for (let channel = 0; channel < 5; channel++) {
    const name = `#room${channel}`;
    here.enter(name);
    const names = Array.from({ length: 50_000 }, (_, index) => `n${channel}x${index}`);
    told += names.length;
    here.replaceMembers(
      name,
      new Map(names.map((nick) => [here.fold(nick), { nick, modes: "", facts: {} }])),
      at,
    );
  }
  const known = here.channels().reduce((sum, { members }) => sum + members.size, 0);
  expect(told).toBe(250_000);
  expect(known).toBe(200_000);
  here.add("#room0", "late", "", {}, at);
  expect(here.person("late")).toBeUndefined();
});

test("a JOIN of ours that comes twice leaves nobody behind", () => {
  const here = presence();
  here.enter("#home");
  here.add("#home", "ann", "o", {}, at);
  here.enter("#HOME");
  expect(here.channelsOf("ann")).toHaveLength(1);
  expect(here.leave("#home")).toEqual(["ann"]);
  expect(here.person("ann")).toBeUndefined();
});

test("lists and modes of a channel", () => {
  const here = presence();
  here.enter("#home");
  for (let count = 0; count < 3_000; count++) {
    here.facts.setListEntry("#home", "b", `*!*@${count}`, true);
    here.facts.setMode("#home", `m${count}`, "");
  }
  here.facts.setListEntry("#home", "e", "x".repeat(8_000), true);
  here.facts.replaceModes("#home", new Map([["k", "x".repeat(8_000)]]));
  const home = here.channel("#home");
  expect(home?.lists.get("b")?.size).toBe(1_000);
  expect(home?.lists.get("e")?.size).toBe(0);
  expect(home?.modes.size).toBe(0);
  for (let count = 0; count < 3_000; count++) here.facts.setMode("#home", `m${count}`, "");
  expect(home?.modes.size).toBe(60);
});

test("refusals about channels we are not in", () => {
  const asked: string[] = [];
  const here = presence();
  here.enter("#home");
  const lists = new ListKeeper({
    fold: (name) => here.fold(name),
    isupport: () => ({ ...defaultIsupport }),
    isIn: (channel) => here.channel(channel) !== undefined,
    ask: (_, channel) => asked.push(channel),
  });
  for (const channel of ["#home", "#other"]) {
    const line = parseLine(`:s 482 steward ${channel} :You're not channel operator`);
    if (line) lists.take(line);
    lists.promoted(channel, "o");
  }
  expect(asked).toEqual(["#home"]);
});
