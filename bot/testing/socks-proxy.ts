/** A SOCKS5 proxy (RFC 1928) that connects whoever asks, without a password. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface SocksProxy {
  readonly url: string;
  /** Where it was asked to connect to, as `host:port`. */
  readonly asked: string[];
}

const GRANTED = Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0);

/** Starts a proxy for one test. Every name leads to this machine, so that nobody but the proxy can know the way. */
export async function startSocksProxy(): Promise<SocksProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    return socket;
  };
  const server = createServer((client) => {
    keep(client);
    void serve(client, asked, keep).catch(() => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `socks5://127.0.0.1:${port}`, asked };
}

async function serve(
  client: Socket,
  asked: string[],
  keep: (socket: Socket) => Socket,
): Promise<void> {
  await nextData(client);
  client.write(Uint8Array.of(5, 0));
  const { host, port } = destination(await nextData(client));
  asked.push(`${host}:${port}`);
  const target = keep(connect(port, "127.0.0.1"));
  await once(target, "connect");
  client.write(GRANTED);
  client.pipe(target).pipe(client);
}

async function nextData(socket: Socket): Promise<Buffer> {
  const [data] = await once(socket, "data");
  return Buffer.from(data);
}

/** A request is 5, the command, 0, the kind of address, the address and two bytes of port. */
function destination(request: Buffer): { readonly host: string; readonly port: number } {
  const isName = request[3] === 3;
  const end = isName ? 5 + (request[4] ?? 0) : 8;
  const host = isName
    ? request.subarray(5, end).toString()
    : [...request.subarray(4, end)].join(".");
  return { host, port: request.readUInt16BE(end) };
}
