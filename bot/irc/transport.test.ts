/** The last guard alone, without those before it: a bare socket, and lines that nobody else has looked at. */
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { keepingLog } from "#bot/testing/log";
import { GuardedTransport, RefusedLine } from "./transport.ts";

async function connected() {
  let received = "";
  const server = createServer((socket) => {
    socket.on("data", (chunk) => {
      received += chunk.toString("utf8");
    });
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const { log, lines } = keepingLog();
  const transport = await new Promise<GuardedTransport>((resolve) => {
    const made: GuardedTransport = new GuardedTransport(
      {
        host: "127.0.0.1",
        port,
        nick: "steward",
        username: "steward",
        gecos: "Steward",
        tls: false,
        rejectUnauthorized: true,
        encoding: "utf8",
        version: "",
        auto_reconnect: false,
        ping_interval: 0,
        ping_timeout: 0,
        account: {},
        sasl_disconnect_on_fail: true,
        transport: GuardedTransport as never,
      },
      {
        log,
        fingerprint: "",
        outgoing: () => {},
        opened: () => resolve(made),
        ping: () => {},
        line: () => {},
        isHeld: () => false,
        closed: () => {},
      },
    );
    made.connect();
  });
  onTestFinished(() => {
    transport.abandon("done");
    server.close();
  });
  return { transport, lines, received: () => received };
}

test.each([
  "PRIVMSG #a :x\r\nQUIT",
  "PRIVMSG #a :x\nQUIT",
  "PRIVMSG #a :x\0",
  `PRIVMSG #a :${"x".repeat(600)}`,
  "PRIVMSG #a :\ud800",
  ":grace!g@h PRIVMSG #a :not me",
  "",
])("%.40j never reaches the socket, and what is right does", async (line) => {
  const { transport, lines, received } = await connected();
  expect(() => transport.writeNow(line)).toThrow(RefusedLine);
  expect(lines.at(-1)).toMatchObject({ level: "error", message: "Line refused" });
  expect(transport.writeNow("PRIVMSG #a :hello")).toBe(true);
  await expect.poll(received).toBe("PRIVMSG #a :hello\r\n");
});
