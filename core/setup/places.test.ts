import { expect, test } from "vitest";
import { NETWORK_PRESETS } from "#core/networks/presets";
import type { NetworkChanger } from "#core/networks/tell-bot";
import { freshDb } from "#core/testing/database";
import { networkDraft, networkForm } from "./network-form.ts";
import { getNetworkByName, setUpChannel, setUpLobby, setUpNetwork } from "./places.ts";

const lobby = { host: "127.0.0.1", port: 6667 };
const by: NetworkChanger = { actor: { name: "ada" }, via: "cli", level: "superuser" };
const draft = {
  name: "Example",
  nick: "steward",
  servers: [{ host: "irc.example.org", port: 6697 }],
};

/** What the browser sends, as a network; throws with the complaints by field. */
function submit(fields: Readonly<Record<string, string>>) {
  const result = networkForm(lobby).safeParse({ nick: "steward", ...fields });
  if (result.success) return networkDraft(result.data, lobby);
  throw new Error(result.error.issues.map(({ path }) => path.join(".")).join());
}

test("a network and a channel are stored, audited and told to the bot", async () => {
  const db = await freshDb();
  const { id } = await setUpNetwork(db, draft, by);
  await setUpChannel(db, id, { name: "#dev", key: "hush" }, by);

  const jobs = await db.job.findMany({ select: { kind: true, networkId: true, via: true } });
  expect(jobs).toEqual([
    { kind: "network.apply", networkId: id, via: "cli" },
    { kind: "network.apply", networkId: id, via: "cli" },
  ]);
  const audit = await db.audit.findMany({ orderBy: { id: "asc" } });
  expect(audit.map(({ action, via }) => [action, via])).toEqual([
    ["network.create", "cli"],
    ["channel.create", "cli"],
  ]);
  expect(JSON.stringify(audit)).not.toContain("hush");
});

test("what cannot be stored leaves no trace and no job", async () => {
  const db = await freshDb();
  const { id } = await setUpNetwork(db, draft, by);
  await expect(setUpNetwork(db, { ...draft, name: "EXAMPLE" }, by)).rejects.toMatchObject({
    code: "conflict",
  });
  await setUpChannel(db, id, { name: "#dev" }, by);
  await expect(setUpChannel(db, id, { name: "#DEV" }, by)).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await db.network.count()).toBe(1);
  expect(await db.audit.count()).toBe(2);
  expect(await db.job.count()).toBe(2);
});

test("below superuser nothing is asked of the bot", async () => {
  const db = await freshDb();
  await expect(setUpNetwork(db, draft, { ...by, level: "staff" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("the lobby is set up once", async () => {
  const db = await freshDb();
  const network = submit({ where: "lobby" });
  const first = await setUpLobby(db, network, by);
  expect(await setUpLobby(db, network, by)).toEqual({ id: first.id, jobId: null });
  expect(await db.network.count()).toBe(1);
});

test("a network is found by name in any case, and a wrong name is answered with the right ones", async () => {
  const db = await freshDb();
  await expect(getNetworkByName(db, "x")).rejects.toThrow("There is no network yet");
  const { id } = await setUpNetwork(db, draft, by);
  expect((await getNetworkByName(db, "eXaMple")).id).toBe(id);
  await expect(getNetworkByName(db, "x")).rejects.toThrow("There are: Example.");
});

test.each(NETWORK_PRESETS.map(({ id }) => [id]))("%s needs nothing but a nick", (preset) => {
  expect(submit({ where: "irc", preset }).nick).toBe("steward");
});

test("where a network is known to have services, they are asked when there is no SASL", () => {
  const login = { saslMechanism: "PLAIN", saslAccount: "bot", saslPassword: "secret" };
  expect(submit({ where: "irc", preset: "oftc", ...login }).saslPolicy).toBe("nickserv");
  const scram = submit({
    ...{ where: "irc", preset: "libera", ...login },
    saslMechanism: "SCRAM-SHA-256",
  });
  expect(scram).toMatchObject({ saslMechanism: "SCRAM-SHA-256", saslPassword: "secret" });
  const custom = { where: "irc", preset: "custom", host: "irc.example.org", port: "6697" };
  expect(submit({ ...custom, ...login }).saslPolicy).toBe("fail");
});

test.each([
  [{ where: "lobby", nick: "1bad" }, "nick"],
  [{ where: "irc", preset: "custom", port: "6697" }, "host"],
  [{ where: "irc", preset: "custom", host: "a b", port: "70000" }, "host,port"],
  [{ where: "irc", preset: "libera", saslMechanism: "PLAIN" }, "saslAccount,saslPassword"],
  [{ where: "irc", preset: "libera", saslMechanism: "SCRAM-SHA-256" }, "saslAccount,saslPassword"],
  [{ where: "irc", preset: "libera", saslMechanism: "EXTERNAL" }, "clientCert"],
  [{ where: "irc", preset: "libera", saslMechanism: "EXTERNAL", clientCert: "x" }, "clientCert"],
  [{ where: "irc", preset: "nowhere" }, "preset"],
])("%j is complained about at %s", (fields, at) => {
  expect(() => submit(fields)).toThrow(new Error(at));
});
