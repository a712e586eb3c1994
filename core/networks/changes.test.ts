import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { addIgnore, EVERYWHERE } from "#core/ignores/ignores";
import { ada, aVisit, confirmed } from "#core/testing/accounts";
import { freshDb } from "#core/testing/database";
import { changeNetwork, removeNetwork } from "./changes.ts";
import { changeChannel, dropChannel } from "./channel-changes.ts";
import { addChannel, channelsWithKey, listChannels, wantedChannels } from "./channels.ts";
import { addNetwork, getNetwork } from "./networks.ts";
import { revisionOf } from "./revision.ts";
import type { NetworkDraft } from "./schema.ts";
import { openNetworkSecrets } from "./secrets.ts";
import type { NetworkChanger } from "./tell-bot.ts";

const now = new Date("2026-01-02T03:04:05Z");
const by: NetworkChanger = { actor: { name: "grace" }, via: "web", level: "superuser" };
const draft = {
  name: "Example",
  nick: "steward",
  servers: [{ host: "irc.example.org", port: 6697, tls: true }],
} satisfies NetworkDraft;
const loggedIn = {
  ...draft,
  password: "server pass",
  saslMechanism: "PLAIN",
  saslAccount: "steward",
  saslPassword: "hunter2",
} satisfies NetworkDraft;
const { password: _password, saslPassword: _saslPassword, ...kept } = loggedIn;

const unguarded = { keptModes: "", keptTopic: null, autoVoice: false, autoOp: false };

async function change(db: Db, networkId: string, next: NetworkDraft, who = by) {
  const revision = revisionOf(await getNetwork(db, networkId));
  return changeNetwork(db, { networkId, revision, draft: () => next }, who, now);
}

const secretsOf = async (db: Db, id: string) =>
  openNetworkSecrets(await db.network.findUniqueOrThrow({ where: { id } }));
const trail = (db: Db) => db.audit.findMany({ orderBy: { id: "asc" } });

test("a change is stored, audited with what differs, and told to the bot of that network alone", async () => {
  const db = await freshDb();
  const id = await addNetwork(db, draft, now);
  await addNetwork(db, { ...draft, name: "Other" }, now);
  const servers = [...draft.servers, { host: "192.0.2.7", port: 6667, tls: false }];
  const { jobId, revision } = await change(db, id, { ...draft, nick: "butler", servers });

  const network = await getNetwork(db, id);
  expect(network).toMatchObject({ nick: "butler", servers });
  expect(revision).toBe(revisionOf(network));
  const [entry] = await trail(db);
  expect(entry).toMatchObject({
    action: "network.change",
    targetName: "Example",
    before: { nick: "steward", servers: "irc.example.org:+6697" },
    after: { nick: "butler", servers: "irc.example.org:+6697 192.0.2.7:6667" },
  });
  const jobs = await db.job.findMany({ select: { id: true, kind: true, networkId: true } });
  expect(jobs).toEqual([{ id: jobId, kind: "network.apply", networkId: id }]);
});

test("what is the same as before asks nothing of anybody", async () => {
  const db = await freshDb();
  const id = await addNetwork(db, loggedIn, now);
  expect(await change(db, id, kept)).toMatchObject({ jobId: null });
  expect([await db.audit.count(), await db.job.count()]).toEqual([0, 0]);
});

test("a secret in another's place is another revision, so that nobody overwrites it unseen", async () => {
  const db = await freshDb();
  const id = await addNetwork(db, loggedIn, now);
  const revision = revisionOf(await getNetwork(db, id));
  const replaced = await change(db, id, { ...kept, saslPassword: "correct horse" });
  expect(replaced.revision).not.toBe(revision);
  const late = { networkId: id, revision, draft: () => ({ ...kept, saslPassword: "another" }) };
  await expect(changeNetwork(db, late, by, now)).rejects.toMatchObject({ code: "conflict" });
  expect((await secretsOf(db, id)).saslPassword).toBe("correct horse");
});

test("who looked at older settings, or has no right, changes nothing", async () => {
  const db = await freshDb();
  const id = await addNetwork(db, draft, now);
  const revision = revisionOf(await getNetwork(db, id));
  await change(db, id, { ...draft, nick: "butler" });
  const late = { networkId: id, revision, draft: () => ({ ...draft, nick: "late" }) };
  await expect(changeNetwork(db, late, by, now)).rejects.toMatchObject({ code: "conflict" });
  const staff = { ...by, level: "staff" } as const;
  await expect(change(db, id, { ...draft, nick: "staff" }, staff)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect((await getNetwork(db, id)).nick).toBe("butler");
  expect(await db.audit.count()).toBe(1);
});

test("of two who save at the same moment one is told to look again", async () => {
  const db = await freshDb();
  const id = await addNetwork(db, draft, now);
  const tries = await Promise.allSettled(
    ["anna", "berta"].map((nick) => change(db, id, { ...draft, nick })),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.audit.count()).toBe(1);
});

test("secrets are replaced and removed, and only named in the audit trail", async () => {
  const db = await freshDb();
  const id = await addNetwork(db, loggedIn, now);
  await change(db, id, { ...kept, saslPassword: "new words", password: null });
  expect(await secretsOf(db, id)).toMatchObject({ password: null, saslPassword: "new words" });
  expect(await trail(db)).toMatchObject([
    {
      before: { password: "[secret]", saslPassword: "[secret]" },
      after: { password: null, saslPassword: "[another secret]" },
    },
  ]);
  expect(JSON.stringify(await trail(db))).not.toMatch(/hunter2|new words|server pass/);
});

test.each<[string, Partial<NetworkDraft>]>([
  ["to another server", { servers: [{ host: "evil.example", port: 6697 }] }],
  [
    "to one more server",
    { servers: [...draft.servers, { host: "evil.example", port: 6697, tls: true }] },
  ],
  ["in the clear", { servers: [{ host: "irc.example.org", port: 6667, tls: false }] }],
  ["to a server nobody verifies", { tlsVerify: false }],
  ["by a proxy", { proxyUrl: "socks5://evil.example:1080" }],
  [
    "to others than the services",
    { saslPolicy: "nickserv", servicesMask: "NickServ!evil@evil.example" },
  ],
  [
    "to others than the services, SASL or not",
    {
      ...{ saslMechanism: "none", saslPolicy: "nickserv" },
      servicesMask: "NickServ!evil@evil.example",
    },
  ],
])("a stored secret is not sent %s, unless it is typed again", async (_where, to) => {
  const db = await freshDb();
  const id = await addNetwork(db, loggedIn, now);
  await expect(change(db, id, { ...kept, ...to })).rejects.toThrow("Enter each of them again");
  expect(await secretsOf(db, id)).toMatchObject({ password: "server pass" });
  await change(db, id, { ...loggedIn, ...to });
  expect(await db.audit.count()).toBe(1);
});

test("another port or fewer servers keep the secrets", async () => {
  const db = await freshDb();
  const id = await addNetwork(db, loggedIn, now);
  await change(db, id, { ...kept, servers: [{ host: "irc.example.org", port: 7000 }] });
  expect(await secretsOf(db, id)).toMatchObject({ saslPassword: "hunter2" });
});

test.each<[string, Partial<NetworkDraft>]>([
  ["a password", { saslMechanism: "PLAIN", saslAccount: "steward" }],
  ["a certificate", { saslMechanism: "EXTERNAL" }],
])("a login without %s is refused", async (_what, login) => {
  const db = await freshDb();
  const id = await addNetwork(db, draft, now);
  await expect(change(db, id, { ...draft, ...login })).rejects.toMatchObject({ code: "invalid" });
});

test("removing takes the name and the password, takes all of it along, and leaves the others", async () => {
  const db = await freshDb();
  const userId = await confirmed(db);
  const actor = { ...by, actor: { id: userId, name: "Ada" } };
  const id = await addNetwork(db, draft, now);
  await addNetwork(db, { ...draft, name: "Other" }, now);
  await addChannel(db, id, { name: "#here" }, now);
  for (const networkId of [id, EVERYWHERE])
    await addIgnore(
      db,
      { networkId, mask: "mallory", reason: "", expiresAt: null },
      { ...actor, looks: [] },
      now,
    );
  const removal = { networkId: id, name: "Example", current: ada.password };
  for (const wrong of [{ current: "not it" }, { name: "example" }])
    await expect(
      removeNetwork(db, { ...removal, ...wrong }, actor, aVisit()),
    ).rejects.toMatchObject({ code: "invalid" });

  const jobId = await removeNetwork(db, removal, actor, aVisit());
  expect((await db.network.findMany()).map(({ name }) => name)).toEqual(["Other"]);
  expect(await listChannels(db)).toEqual([]);
  expect((await db.ignore.findMany()).map(({ networkId }) => networkId)).toEqual([EVERYWHERE]);
  expect((await trail(db)).at(-1)).toMatchObject({
    action: "network.remove",
    before: { nick: "steward", channels: "#here" },
  });
  expect(await db.job.findUnique({ where: { id: jobId } })).toMatchObject({ networkId: id });
  await expect(removeNetwork(db, removal, actor, aVisit())).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a channel is changed and removed, its key never told", async () => {
  const db = await freshDb();
  const id = await addNetwork(db, draft, now);
  const channel = await addChannel(db, id, { name: "#den", key: "sesame" }, now);
  const asIs = { autoJoin: true, commandPrefix: "", ...unguarded };
  expect(await changeChannel(db, channel, asIs, by, now)).toBeNull();
  await changeChannel(db, channel, { ...asIs, key: "hush", commandPrefix: "!" }, by, now);
  expect(await wantedChannels(db, id)).toMatchObject([{ name: "#den", key: "hush" }]);
  expect([...(await channelsWithKey(db, id))]).toEqual([channel]);
  await changeChannel(
    db,
    channel,
    { ...asIs, autoJoin: false, commandPrefix: "!", key: null },
    by,
    now,
  );
  expect([...(await channelsWithKey(db, id))]).toEqual([]);
  await dropChannel(db, channel, by, now);
  await expect(dropChannel(db, channel, by, now)).rejects.toMatchObject({ code: "not_found" });
  expect((await trail(db)).map(({ action, before, after }) => [action, before, after])).toEqual([
    [
      "channel.change",
      { commandPrefix: "", key: "[key]" },
      { commandPrefix: "!", key: "[another key]" },
    ],
    ["channel.change", { autoJoin: true, key: "[key]" }, { autoJoin: false, key: null }],
    ["channel.remove", { networkId: id, autoJoin: false }, null],
  ]);
  expect(JSON.stringify(await trail(db))).not.toMatch(/sesame|hush/);
  expect(await db.job.count()).toBe(3);
});
