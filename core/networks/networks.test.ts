import { describe, expect, test } from "vitest";
import { inTransaction } from "#core/db/client";
import { freshDb } from "#core/testing/database";
import {
  addChannel,
  ensureChannel,
  findChannel,
  listChannels,
  setChannelAutoJoin,
  wantedChannels,
} from "./channels.ts";
import { addNetwork, getNetwork, listNetworks, writeNetwork } from "./networks.ts";
import { lobbyNetworkInput, NETWORK_PRESETS } from "./presets.ts";
import { type NetworkDraft, networkInput } from "./schema.ts";
import { openNetworkSecrets } from "./secrets.ts";
import { setCasemapping, setNetworkStatus } from "./status.ts";

const now = new Date("2026-01-02T03:04:05Z");
const draft: NetworkDraft = {
  name: "Example",
  nick: "steward",
  altNicks: ["steward_", "steward2"],
  servers: [
    { host: "irc.example.org", port: 6697, tls: true },
    { host: "192.0.2.7", port: 6667, tls: false },
  ],
};

describe("networks", () => {
  test("come back as they were added, servers in order", async () => {
    const db = await freshDb();
    const id = await addNetwork(db, draft, now);
    const network = await getNetwork(db, id);
    expect(network).toMatchObject({
      name: "Example",
      nick: "steward",
      altNicks: ["steward_", "steward2"],
      desired: "connected",
      status: "disconnected",
      tlsVerify: true,
      saslPolicy: "fail",
    });
    expect(network.servers.map(({ host }) => host)).toEqual(["irc.example.org", "192.0.2.7"]);
  });

  test("a second one of the same name is refused, however it is cased, and leaves nothing", async () => {
    const db = await freshDb();
    await addNetwork(db, draft, now);
    await expect(addNetwork(db, { ...draft, name: "EXAMPLE" }, now)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await listNetworks(db)).toHaveLength(1);
  });

  test("updating replaces settings and servers", async () => {
    const db = await freshDb();
    const id = await addNetwork(db, draft, now);
    const servers = [{ host: "two.example.org", port: 7000, tls: true }];
    await inTransaction(db, (tx) => writeNetwork(tx, id, { ...draft, nick: "butler", servers }));
    const network = await getNetwork(db, id);
    expect(network.nick).toBe("butler");
    expect(network.servers).toMatchObject(servers);
    await expect(
      inTransaction(db, (tx) => writeNetwork(tx, "nobody", draft)),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("secrets of networks", () => {
  const secret: NetworkDraft = {
    ...draft,
    saslMechanism: "PLAIN",
    saslAccount: "steward",
    saslPassword: "hunter2",
    password: "server pass",
  };

  test("are sealed in the row, told to no page, and opened for the bot", async () => {
    const db = await freshDb();
    const id = await addNetwork(db, secret, now);
    const view = await getNetwork(db, id);
    expect(view).toMatchObject({ hasPassword: true, hasSaslPassword: true, hasClientCert: false });
    const row = await db.network.findUniqueOrThrow({ where: { id } });
    for (const shown of [JSON.stringify(view), JSON.stringify(row)]) {
      expect(shown).not.toContain("hunter2");
      expect(shown).not.toContain("server pass");
    }
    expect(JSON.stringify(view)).not.toContain("Sealed");
    expect(openNetworkSecrets(row)).toEqual({
      password: "server pass",
      saslPassword: "hunter2",
      clientCert: null,
    });
  });

  test("do not open in another row or another column", async () => {
    const db = await freshDb();
    const id = await addNetwork(db, secret, now);
    const row = await db.network.findUniqueOrThrow({ where: { id } });
    expect(() => openNetworkSecrets({ ...row, id: "other" })).toThrow();
    expect(() => openNetworkSecrets({ ...row, passwordSealed: row.saslSealed })).toThrow();
  });

  test("stay when an update leaves them out, and go when it says null", async () => {
    const db = await freshDb();
    const id = await addNetwork(db, secret, now);
    const { saslPassword: _kept, password: _gone, ...rest } = secret;
    await inTransaction(db, (tx) => writeNetwork(tx, id, { ...rest, password: null }));
    const row = await db.network.findUniqueOrThrow({ where: { id } });
    expect(openNetworkSecrets(row)).toMatchObject({ password: null, saslPassword: "hunter2" });
  });
});

describe("channels of a network", () => {
  test("are one whatever the spelling, by the network's own case mapping", async () => {
    const db = await freshDb();
    const id = await addNetwork(db, draft, now);
    await addChannel(db, id, { name: "#Dev[1]" }, now);
    await expect(addChannel(db, id, { name: "#dev{1}" }, now)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await findChannel(db, id, "#DEV{1]")).toMatchObject({ name: "#Dev[1]" });
    expect(await findChannel(db, id, "#other")).toBeNull();
  });

  test("keys are told to the bot alone", async () => {
    const db = await freshDb();
    const id = await addNetwork(db, draft, now);
    const channelId = await addChannel(db, id, { name: "#locked", key: "sesame" }, now);
    expect(JSON.stringify(await listChannels(db, id))).not.toMatch(/sesame|keySealed/);
    expect(await wantedChannels(db, id)).toEqual([
      { id: channelId, name: "#locked", key: "sesame", keepsKey: false },
    ]);
    expect(await setChannelAutoJoin(db, channelId, false)).toBe(true);
    expect(await wantedChannels(db, id)).toEqual([]);
  });

  test("ensuring one twice keeps its key, adds no second", async () => {
    const db = await freshDb();
    const id = await addNetwork(db, draft, now);
    const first = await ensureChannel(db, id, { name: "#a", key: "k" }, now);
    const second = await ensureChannel(db, id, { name: "#A" }, now);
    expect(second).toBe(first);
    expect(await wantedChannels(db, id)).toEqual([
      { id: first, name: "#a", key: "k", keepsKey: false },
    ]);
  });

  test.each(["no-prefix", "#with space", "#a,b", "#", "#bell\x07", "#a\r\nQUIT"])(
    "%j is no channel",
    async (name) => {
      const db = await freshDb();
      const id = await addNetwork(db, draft, now);
      await expect(addChannel(db, id, { name }, now)).rejects.toMatchObject({ code: "invalid" });
    },
  );

  test("a channel of a network that is gone is refused", async () => {
    const db = await freshDb();
    await expect(addChannel(db, "gone", { name: "#a" }, now)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("status", () => {
  test("a new case mapping folds channels anew and never doubles one", async () => {
    const db = await freshDb();
    const id = await addNetwork(db, draft, now);
    await setCasemapping(db, id, "ascii");
    await addChannel(db, id, { name: "#x[" }, now);
    await addChannel(db, id, { name: "#x{" }, new Date(now.getTime() + 1));
    await setCasemapping(db, id, "rfc1459");
    const rows = await listChannels(db, id);
    expect(rows.map(({ name, folded }) => [name, folded]).sort()).toEqual([
      ["#x[", "#x["],
      ["#x{", "#x{"],
    ]);
    expect(await getNetwork(db, id)).toMatchObject({ casemapping: "rfc1459" });
  });

  test("is written field by field, and not for networks that are gone", async () => {
    const db = await freshDb();
    const id = await addNetwork(db, draft, now);
    await setNetworkStatus(db, id, { status: "waiting", attempt: 3, nextAttemptAt: now }, now);
    await setNetworkStatus(db, id, { lagMs: 12 }, new Date());
    expect(await getNetwork(db, id)).toMatchObject({
      status: "waiting",
      attempt: 3,
      nextAttemptAt: now,
      statusAt: now,
      lagMs: 12,
    });
    await setNetworkStatus(db, "gone", { status: "connected" }, now);
  });
});

describe("what an operator may type", () => {
  const bad: [string, Partial<NetworkDraft>][] = [
    ["a nick with a space", { nick: "two words" }],
    ["a nick that breaks the line", { nick: "bot\r\nQUIT" }],
    ["no server", { servers: [] }],
    ["a server with a path", { servers: [{ host: "irc.example/x", port: 1 }] }],
    [
      "the same server twice",
      {
        servers: [
          { host: "a.b", port: 1 },
          { host: "A.b", port: 1 },
        ],
      },
    ],
    ["port 0", { servers: [{ host: "a.b", port: 0 }] }],
    ["a password of two lines", { password: "a\nOPER x" }],
    ["a real name of two lines", { realname: "a\rb" }],
    ["SASL PLAIN without an account", { saslMechanism: "PLAIN" }],
    ["a mechanism in small letters", { saslMechanism: "external" as "EXTERNAL" }],
    ["NickServ policy without a mask", { saslPolicy: "nickserv" }],
    ["services of any nick", { servicesMask: "*!*@*" }],
    ["a short fingerprint", { tlsFingerprint: "abcd" }],
    ["a proxy with a password", { proxyUrl: "socks5://me:secret@host:1080" }],
    ["an unknown field", { level: 5 } as Partial<NetworkDraft>],
    ["a prefix that is a letter", { commandPrefix: "a" }],
  ];
  test.each(bad)("refuses %s", (_, change) => {
    expect(networkInput.safeParse({ ...draft, ...change }).success).toBe(false);
  });

  test("takes a fingerprint with colons", () => {
    const tlsFingerprint = Array(32).fill("AB").join(":");
    expect(networkInput.parse({ ...draft, tlsFingerprint }).tlsFingerprint).toBe("ab".repeat(32));
  });

  test.each(["localhost", "127.0.0.1", "::1", "irc.libera.chat"])(
    "takes %s as a server",
    (host) => {
      const servers = [{ host, port: 6667, tls: false }];
      expect(networkInput.parse({ ...draft, servers }).servers[0]?.host).toBe(host);
    },
  );

  test("takes every preset and the lobby", () => {
    for (const { network } of NETWORK_PRESETS) networkInput.parse({ nick: "steward", ...network });
    expect(networkInput.parse(lobbyNetworkInput("0.0.0.0", 6667)).servers[0]).toMatchObject({
      host: "127.0.0.1",
      tls: false,
    });
  });
});
