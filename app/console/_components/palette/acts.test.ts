import { expect, test } from "vitest";
import type { Found } from "#core/find/find";
import { LEVELS } from "#core/levels";
import type { NetworkStatus } from "#core/status/status";
import { translator } from "#core/words/translate";
import { type Act, actsFor, subjectOf } from "./acts.ts";

const [en, de] = [translator("en", "console"), translator("de", "console")];

function network(id: string, name: string, connected: boolean): NetworkStatus {
  return {
    ...{ id, name, connected, kind: "irc", light: { state: "ok", says: "connected" } },
    ...{ desired: connected ? "connected" : "disconnected", detail: "", nick: "bot", server: "" },
    ...{ lagMs: null, queueDepth: 0, joined: 0, trial: null },
  };
}

const status = {
  process: { state: "ok", says: "runningSince" },
  networks: [
    network("n1", "Libera", true),
    network("n2", "Oftc", true),
    network("n3", "Away", false),
  ],
} as const;

const channel = (name: string, networkId: string, joined: boolean) => ({
  ...{ name, networkId, network: networkId, joined },
});

/** As the server answers superusers. */
const found: Found = {
  ...{ people: [], networks: [], views: [] },
  channels: [
    channel("#dev", "n1", true),
    channel("#dev", "n2", false),
    channel("#dev", "n3", false),
  ],
  modules: [{ name: "quotes", more: "Keeps lines" }],
};

const known = { level: "superuser", status, found } as const;
const labels = (acts: readonly Act[]) => acts.map(({ label, more }) => `${label} ${more}`.trim());

test.each([
  ["#dev", ["Part #dev n1", "Cycle #dev n1", "Join #dev n2"]],
  ["part", ["Part #dev n1"]],
  ["join #new", ["Join #new Libera", "Join #new Oftc"]],
  ["JOIN #DEV", ["Join #dev n2"]],
  ["connect", ["Disconnect Libera", "Disconnect Oftc", "Connect Away"]],
  ["connect away", ["Connect Away"]],
  ["reload", ["Reload all modules", "Reload quotes Keeps lines"]],
  ["restart", ["Restart the bot"]],
  ["#", ["Part #dev n1", "Cycle #dev n1", "Join #dev n2"]],
  ["nothing like it", []],
  [" ", []],
])("%j offers what its words hold", (typed, offered) => {
  expect(labels(actsFor(typed, known, en))).toEqual(offered);
});

test("what does harm asks first, and nothing else does", () => {
  const asking = ["#dev", "connect", "reload", "restart"].flatMap((typed) =>
    actsFor(typed, known, en).flatMap(({ id, question }) => (question ? id : [])),
  );
  expect(asking).toEqual(["part n1 #dev", "disconnect n1", "disconnect n2", "restart"]);
});

test("who may not ask the bot is offered nothing", () => {
  const offered = LEVELS.filter((level) => actsFor("re", { ...known, level }, en).length > 0);
  expect(offered).toEqual(["superuser"]);
});

test("while the bot is away it can be started", () => {
  const away = { ...status, process: { state: "bad", says: "goneSince" } } as const;
  expect(labels(actsFor("bot", { ...known, status: away }, en))).toEqual(["Start the bot"]);
  expect(actsFor("#dev", { ...known, status: away }, en)).toEqual([]);
});

test.each([
  ["reload quo", en, "quo"],
  ["rel quotes", en, "quotes"],
  ["Join #Dev", en, "#dev"],
  ["join", en, ""],
  ["ada", en, "ada"],
  ["quotes neu laden", de, "quotes"],
  ["#dev betreten", de, "#dev"],
])("%j is about something", (typed, t, subject) => {
  expect(subjectOf(typed, t)).toBe(subject);
});
