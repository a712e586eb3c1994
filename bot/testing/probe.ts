/** A wire between a client and its server on which a test can ask the client for a sign of life, unknown to the server. */
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Probe {
  readonly port: number;
  /** Pings the client that came last, as its server would; rejects when no PONG comes within a minute. */
  ping(): Promise<void>;
}

/** Listens on a free loopback port and passes everything on to `to`; gone after the test. */
export async function startProbe(to: number): Promise<Probe> {
  let client: Socket | undefined;
  let count = 0;
  /** Of the server's last line what came so far: a PING must not be put inside it. */
  let partial = Buffer.alloc(0);
  const waiting = new Map<string, () => void>();
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ host: "127.0.0.1", port: to });
    client = near;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
    far.on("data", (data: Buffer) => {
      const bytes = Buffer.concat([partial, data]);
      const end = bytes.lastIndexOf(10) + 1;
      near.write(bytes.subarray(0, end));
      partial = Buffer.from(bytes.subarray(end));
    });
    let rest = "";
    near.setEncoding("latin1").on("data", (data: string) => {
      const lines = (rest + data).split("\n");
      rest = lines.pop() ?? "";
      const others = lines.filter((line) => !answered(line));
      if (others.length > 0) far.write(`${others.join("\n")}\n`, "latin1");
    });
  });
  const answered = (line: string) => {
    const [, word = ""] = /^PONG :?(probe-\d+)\r?$/.exec(line) ?? [];
    const done = waiting.get(word);
    done?.();
    return done !== undefined;
  };
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port,
    ping: () =>
      new Promise((resolve, reject) => {
        const word = `probe-${++count}`;
        const timer = setTimeout(() => reject(new Error("PING was not answered")), 60_000);
        waiting.set(word, () => {
          clearTimeout(timer);
          resolve();
        });
        client?.write(`PING :${word}\r\n`);
      }),
  };
}
