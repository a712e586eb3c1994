import { expect, test } from "vitest";
import { fold } from "#core/irc/casemapping";
import { tell } from "#core/words/told";
import { type Access, type AccessQuestion, decideAccess, explainAccess } from "./access.ts";
import { defaultPolicy, type Rule } from "./policy.ts";

const ask = (rules: readonly Rule[], change: Partial<AccessQuestion> = {}, enabled = true) =>
  decideAccess({
    policy: { ...defaultPolicy, rules, enabled },
    who: { nick: "ann", username: "a", host: "home.example", account: "anna" },
    channel: "#Dev",
    ownNick: "bot",
    casemapping: "rfc1459",
    isPresent: (nick) => [fold("bot"), fold("Guard[1]")].includes(nick),
    ...change,
  });

const rule = (kind: Rule["kind"], value: string): Rule => ({ kind, value });

test.each<[string, readonly Rule[], boolean]>([
  ["nothing decided", [], true],
  ["sender denied by mask", [rule("deny", "*!*@home.example")], false],
  ["somebody else denied", [rule("deny", "bob")], true],
  ["sender denied by account", [rule("deny", "$a:anna")], false],
  ["denied before allowed", [rule("allow", "ann"), rule("deny", "ann")], false],
  ["allowed, wherever", [rule("allow", "ann"), rule("channel-off", "#dev")], true],
  ["off in this channel", [rule("channel-off", "#DEV")], false],
  ["off before on", [rule("channel-on", "#dev"), rule("channel-off", "#dev")], false],
  ["off in another", [rule("channel-off", "#other")], true],
  ["on in this channel", [rule("channel-on", "#dev")], true],
  ["on in another only", [rule("channel-on", "#other")], false],
  ["a disabling nick is here", [rule("nick-off", "guard{1}")], false],
  [
    "a disabling nick before an enabled channel",
    [rule("nick-off", "guard{1}"), rule("channel-on", "#dev")],
    false,
  ],
  [
    "an off channel before a disabling nick",
    [rule("channel-off", "#dev"), rule("nick-off", "guard[1]")],
    false,
  ],
  ["a disabling nick is elsewhere", [rule("nick-off", "carol")], true],
  ["an enabling nick is here", [rule("nick-on", "GUARD[1]")], true],
  ["an enabling nick is elsewhere", [rule("nick-on", "carol")], false],
  [
    "on in another, but the enabling nick is here",
    [rule("channel-on", "#other"), rule("nick-on", "guard[1]")],
    true,
  ],
  ["the bot itself enables", [rule("channel-on", "#other"), rule("nick-on", "$me")], true],
  ["the bot itself disables", [rule("nick-off", "$me")], false],
])("in a channel: %s", (_name, rules, answers) => {
  expect(ask(rules).answers).toBe(answers);
  expect(ask(rules, {}, false).answers).toBe(false);
});

test.each<[string, readonly Rule[], boolean]>([
  ["nothing decided", [], true],
  ["denied", [rule("deny", "ann")], false],
  [
    "channels and nicks do not matter",
    [rule("channel-on", "#other"), rule("nick-off", "$me")],
    true,
  ],
])("in private: %s", (_name, rules, answers) => {
  expect(ask(rules, { channel: null }).answers).toBe(answers);
  expect(ask(rules, { channel: null }, false).answers).toBe(false);
});

test("names are compared as the network compares them", () => {
  const rules = [rule("channel-off", "#a[b]")];
  expect(ask(rules, { channel: "#A{B}" }).answers).toBe(false);
  expect(ask(rules, { channel: "#A{B}", casemapping: "ascii" }).answers).toBe(true);
});

const said = (access: Access) => explainAccess(access).map((told) => tell(told));

test("the decision explains itself, step by step", () => {
  const lines = said(ask([rule("deny", "bob"), rule("channel-off", "#dev")]));
  expect(lines).toEqual([
    "It is switched on.",
    "Not so: the sender is on its deny list.",
    "Not so: the sender is on its allow list.",
    "The channel is one it is off in (#dev): no.",
  ]);
  expect(said(ask([], {}, false))).toEqual(["It is switched off: no."]);
  expect(said(ask([])).at(-1)).toBe("Somebody whose presence switches it on is there ($me): yes.");
});
