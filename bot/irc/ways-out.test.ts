/** Ways to a server other than the straight one: through a proxy, from a chosen address. */
import { X509Certificate } from "node:crypto";
import { createServer } from "node:net";
import type { TlsOptions } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { testCertificate } from "#bot/testing/certificate";
import { hurriedTimers } from "#bot/testing/fake-timers";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import { startScriptedServer } from "#bot/testing/scripted-server";
import { startSocksProxy } from "#bot/testing/socks-proxy";
import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";

const { fingerprint256 } = new X509Certificate(testCertificate.cert);

/** A bot that goes through a proxy to a server whose name means nothing anywhere else. */
async function open(draft: Partial<NetworkDraft> = {}, tls?: TlsOptions) {
  const server = await startScriptedServer(tls ? { tls } : {});
  const proxy = await startSocksProxy();
  const db = await freshDb();
  const servers = [{ host: "irc.example", port: server.port, tls: tls !== undefined }];
  const opened = await openNetworks(db, { servers, proxyUrl: proxy.url, ...draft });
  return { server, proxy, db, ...opened };
}

describe("a SOCKS proxy", () => {
  test("is the way to the server, whose name it alone looks up", async () => {
    const { server, proxy, until } = await open();
    await until("connect");
    expect(proxy.asked).toEqual([`irc.example:${server.port}`]);
  });

  test("sees but a tunnel where TLS is wanted, and the pin holds through it", async () => {
    const { until } = await open({ tlsFingerprint: fingerprint256 }, testCertificate);
    await until("connect");
  });

  test("that leads to another server than the pinned one gets no word through", async () => {
    const { server, db, proxy } = await open({ tlsFingerprint: "ab".repeat(32) }, testCertificate);
    await eventually(
      async () => /not the pinned one/.test((await db.network.findFirst())?.statusDetail ?? ""),
      "the reason in the row",
    );
    expect(proxy.asked).not.toEqual([]);
    expect(server.clients.flatMap(({ received }) => received)).toEqual([]);
  });

  test.each<[string, (data: Buffer) => Uint8Array | null]>([
    ["refuses", () => Uint8Array.of(5, 255)],
    ["talks nonsense", () => Buffer.from("HTTP/1.0 400 Bad Request\r\n\r\n")],
    ["hangs up", () => null],
  ])("that %s fails the attempt, and the next follows", async (_, answer) => {
    let connections = 0;
    const proxy = createServer((socket) => {
      connections++;
      socket.on("error", () => {});
      socket.once("data", (data) => {
        const reply = answer(data);
        if (reply) socket.write(reply);
        else socket.destroy();
      });
    });
    const port = await new Promise<number>((resolve) => {
      proxy.listen(0, "127.0.0.1", () => {
        const address = proxy.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    onTestFinished(() => {
      proxy.close();
    });
    await openNetworks(
      await freshDb(),
      {
        servers: [{ host: "127.0.0.1", port: 1, tls: false }],
        proxyUrl: `socks5://127.0.0.1:${port}`,
      },
      [],
      { timers: hurriedTimers(50) },
    );
    await eventually(() => connections >= 2, "a second attempt");
  });
});

test.each([
  ["in the clear", {}, {}],
  ["with TLS", { tls: testCertificate }, { tlsFingerprint: fingerprint256 }],
])("the bot calls %s from the address that was chosen", async (_, script, draft) => {
  const server = await startScriptedServer(script);
  const servers = [{ host: "127.0.0.1", port: server.port, tls: "tls" in script }];
  const chosen = { servers, bindAddress: "127.0.0.2", ...draft };
  const { until } = await openNetworks(await freshDb(), chosen);
  await until("connect");
  expect((await server.client()).address).toBe("127.0.0.2");
});
