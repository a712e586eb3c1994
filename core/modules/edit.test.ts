import { expect, test } from "vitest";
import { fold } from "#core/irc/casemapping";
import { freshDb } from "#core/testing/database";
import { editModule, type ModuleEdit } from "./edit.ts";
import { setBotPrefix, setChannelPrefix } from "./prefixes.ts";
import { loadPolicies, policiesVersion } from "./registry.ts";
import type { Scope } from "./rows.ts";

const by = { actor: { id: "root", name: "root" }, via: "irc" } as const;
const at = new Date(1_800_000_000_000);

const schema = {
  type: "object",
  properties: {
    most: { type: "integer", minimum: 1, maximum: 9, default: 3 },
    key: { type: "string", writeOnly: true },
  },
};

async function start() {
  const db = await freshDb();
  for (const name of ["seen", "session"])
    await db.moduleStatus.create({
      data: { name, state: "running", commands: [], settingsSchema: schema, loadedAt: at },
    });
  const edit = (change: ModuleEdit, scope: Partial<Scope> = {}) =>
    editModule(db, { name: "seen", ...scope }, change, by, at);
  const policy = async (network = "n1", bot = "bot1") =>
    (await loadPolicies(db, bot)).policyFor("seen", network);
  return { db, edit, policy };
}

const rules = (policy: { rules: readonly { kind: string; value: string }[] }) =>
  policy.rules.map(({ kind, value }) => `${kind} ${value}`).sort();

test.each<[string, ModuleEdit, object]>([
  ["switched off", { kind: "switch", on: false }, { enabled: false }],
  [
    "off in a channel",
    { kind: "channel", channel: "#dev", on: false },
    { rules: [{ kind: "channel-off", value: "#dev" }] },
  ],
  [
    "in some channels only",
    { kind: "only", channels: ["#a", "#b"] },
    {
      rules: [
        { kind: "channel-on", value: "#a" },
        { kind: "channel-on", value: "#b" },
      ],
    },
  ],
  [
    "a mask on a list",
    { kind: "mask", list: "deny", value: "*!*@bad.example", present: true },
    { rules: [{ kind: "deny", value: "*!*@bad.example" }] },
  ],
  [
    "a nick on a list",
    { kind: "nick", list: "nick-off", value: "Guard[1]", present: true },
    { rules: [{ kind: "nick-off", value: "Guard[1]" }] },
  ],
  ["a prefix", { kind: "prefix", prefix: "!" }, { commandPrefix: "!" }],
])(
  "%s: counts, is audited, moves the revision, and twice is once",
  async (_name, change, expected) => {
    const { db, edit, policy } = await start();
    const before = await policiesVersion(db);
    expect(await edit(change)).toBe(true);
    expect(await policy()).toMatchObject(expected);
    expect(await policiesVersion(db)).not.toBe(before);
    expect(await edit(change)).toBe(false);
    expect(await db.audit.findMany()).toMatchObject([
      { actorName: "root", via: "irc", action: `module.${change.kind}`, targetName: "seen" },
    ]);
  },
);

test("a channel is switched off and on without silencing the others", async () => {
  const { edit, policy } = await start();
  await edit({ kind: "channel", channel: "#dev", on: false });
  await edit({ kind: "channel", channel: "#DEV", on: true });
  expect(rules(await policy())).toEqual([]);
  await edit({ kind: "only", channels: ["#a"] });
  await edit({ kind: "channel", channel: "#b", on: true });
  expect(rules(await policy())).toEqual(["channel-on #a", "channel-on #b"]);
  await edit({ kind: "channel", channel: "#A", on: false });
  expect(rules(await policy())).toEqual(["channel-off #A", "channel-on #b"]);
  await edit({ kind: "only", channels: [] });
  expect(rules(await policy())).toEqual([]);
});

test("a narrower row begins as what counted there, and goes again", async () => {
  const { edit, policy } = await start();
  await edit({ kind: "mask", list: "deny", value: "bob", present: true });
  await edit({ kind: "prefix", prefix: "!" }, { networkId: "n1" });
  await edit({ kind: "prefix", prefix: "," }, { networkId: "n1", botId: "bot2" });
  expect(rules(await policy("n1"))).toEqual(["deny bob"]);
  const prefixes = async () => [
    (await policy("n1", "bot1")).commandPrefix,
    (await policy("n1", "bot2")).commandPrefix,
    (await policy("n2", "bot2")).commandPrefix,
  ];
  expect(await prefixes()).toEqual(["!", ",", null]);
  await edit({ kind: "reset" }, { networkId: "n1", botId: "bot2" });
  expect(await prefixes()).toEqual(["!", "!", null]);
  await edit({ kind: "reset" }, { networkId: "n1" });
  expect(await prefixes()).toEqual([null, null, null]);
  await expect(edit({ kind: "reset" }, { networkId: "n1" })).rejects.toThrow("Nothing was decided");
});

test("settings are held against the module's schema, secrets kept out of the trail", async () => {
  const { db, edit } = await start();
  expect(await edit({ kind: "setting", name: "most", value: 5 })).toBe(true);
  expect(await edit({ kind: "setting", name: "most", value: 5 })).toBe(false);
  expect(await edit({ kind: "setting", name: "key", value: "hunter2" })).toBe(true);
  expect((await loadPolicies(db, "*")).settingsOf("seen")).toEqual({ most: 5, key: "hunter2" });
  const bad = (change: Partial<Extract<ModuleEdit, { kind: "setting" }>>, scope = {}) =>
    expect(edit({ kind: "setting", name: "most", ...change }, scope)).rejects;
  await bad({ value: 50 }).toThrow(/most: .*9/);
  await bad({ value: "many" }).toThrow("most: ");
  await bad({ name: "nope", value: 1 }).toThrow('There is no setting "nope". It has: key, most.');
  await bad({ value: 4 }, { networkId: "n1" }).toThrow("every network");
  await edit({ kind: "setting", name: "most" });
  expect((await loadPolicies(db, "*")).settingsOf("seen")).toEqual({ key: "hunter2" });
  expect(JSON.stringify(await db.audit.findMany())).not.toContain("hunter2");
});

test("what is needed to undo it all cannot be switched off", async () => {
  const { edit } = await start();
  await expect(edit({ kind: "switch", on: false }, { name: "session" })).rejects.toThrow("stays");
  await expect(edit({ kind: "switch", on: false }, { name: "nope" })).rejects.toThrow(
    'There is no module "nope". There are: seen, session.',
  );
  await expect(edit({ kind: "profile", name: "nope" })).rejects.toThrow("no authorization profile");
});

test("prefixes: channel before bot, the bot's own before every bot's", async () => {
  const { db } = await start();
  await db.network.create({ data: { id: "n1", name: "N", nick: "bot", createdAt: at } });
  await db.channel.create({
    data: { id: "c1", networkId: "n1", name: "#Dev", folded: "#dev", createdAt: at },
  });
  const version = await policiesVersion(db);
  expect(await setBotPrefix(db, "*", "!", by, at)).toBe(true);
  expect(await setBotPrefix(db, "*", "!", by, at)).toBe(false);
  expect(await setBotPrefix(db, "bot1", ",", by, at)).toBe(true);
  expect(await setChannelPrefix(db, "c1", "%", by, at)).toBe(true);
  expect(await policiesVersion(db)).not.toBe(version);
  const here = await loadPolicies(db, "bot1");
  expect([here.botPrefix, (await loadPolicies(db, "bot2")).botPrefix]).toEqual([",", "!"]);
  expect(here.channelPrefix("n1", fold("#DEV"))).toBe("%");
  await setBotPrefix(db, "bot1", null, by, at);
  await setChannelPrefix(db, "c1", null, by, at);
  const after = await loadPolicies(db, "bot1");
  expect([after.botPrefix, after.channelPrefix("n1", fold("#dev"))]).toEqual(["!", null]);
  await expect(setBotPrefix(db, "*", "abc", by, at)).rejects.toThrow("One to three signs");
});

test("what a module kept is taken away on demand, that of others is not, and the trail says how much", async () => {
  const { db, edit } = await start();
  for (const [module, key] of [
    ["seen", "a"],
    ["seen", "b"],
    ["session", "a"],
  ] as const)
    await db.moduleValue.create({ data: { module, key, value: "1", bytes: 2, updatedAt: at } });
  expect(await edit({ kind: "empty" })).toBe(true);
  expect(await edit({ kind: "empty" })).toBe(false);
  expect(await db.moduleValue.findMany({ select: { module: true } })).toEqual([
    { module: "session" },
  ]);
  const trail = await db.audit.findMany({ where: { action: "module.empty" } });
  expect(trail).toMatchObject([{ targetName: "seen", before: { kept: 2 }, after: { kept: 0 } }]);
});
