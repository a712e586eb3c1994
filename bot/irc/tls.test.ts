import { X509Certificate } from "node:crypto";
import { describe, expect, test } from "vitest";
import { testCertificate } from "#bot/testing/certificate";
import { hurriedTimers } from "#bot/testing/fake-timers";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import { startScriptedServer } from "#bot/testing/scripted-server";
import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";

const { fingerprint256 } = new X509Certificate(testCertificate.cert);
const clientCert = testCertificate.cert + testCertificate.key;

async function open(draft: Partial<NetworkDraft>, tls: object = {}) {
  const server = await startScriptedServer({ tls: { ...testCertificate, ...tls } });
  const db = await freshDb();
  const servers = [{ host: "127.0.0.1", port: server.port, tls: true }];
  const opened = await openNetworks(db, { servers, ...draft }, [], { timers: hurriedTimers(20) });
  return { server, db, ...opened };
}

describe("TLS", () => {
  test.each<[string, Partial<NetworkDraft>, RegExp]>([
    ["nobody vouches for", {}, /self.signed/],
    ["is not the pinned one", { tlsFingerprint: "ab".repeat(32) }, /not the pinned one/],
    [
      "is not the pinned one, checks off",
      { tlsFingerprint: "ab".repeat(32), tlsVerify: false },
      /pinned/,
    ],
  ])("a certificate that %s ends the attempt before a word is said", async (_, draft, reason) => {
    const { server, db, events } = await open(draft);
    await eventually(
      async () => reason.test((await db.network.findFirst())?.statusDetail ?? ""),
      "the reason in the row",
    );
    expect(events).toEqual([]);
    expect(server.clients.flatMap(({ received }) => received)).toEqual([]);
  });

  test.each<[string, Partial<NetworkDraft>]>([
    ["pinned", { tlsFingerprint: fingerprint256 }],
    ["not checked by the operator's will", { tlsVerify: false }],
  ])("a certificate that is %s will do", async (_, draft) => {
    const { until } = await open(draft);
    await until("connect");
  });

  test("the client certificate is shown", async () => {
    const { until, server } = await open(
      { tlsFingerprint: fingerprint256, clientCert },
      { requestCert: true, rejectUnauthorized: false },
    );
    await until("connect");
    expect((await server.client()).certificate).toBe(fingerprint256);
  });

  test("a pin on a server without TLS is refused", async () => {
    const server = await startScriptedServer();
    const db = await freshDb();
    const servers = [{ host: "127.0.0.1", port: server.port, tls: false }];
    await openNetworks(db, { servers, tlsFingerprint: fingerprint256 }, [], {
      timers: hurriedTimers(20),
    });
    await eventually(
      async () => /without TLS/.test((await db.network.findFirst())?.statusDetail ?? ""),
      "the reason in the row",
    );
    expect(server.clients.flatMap(({ received }) => received)).toEqual([]);
  });
});
