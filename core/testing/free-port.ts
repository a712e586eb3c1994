import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/** Below what systems give to connections that go out, so that none of those takes the port before whoever asked listens on it. */
const LOWEST = 15_000;
const HIGHEST = 32_000;

/** A TCP port on which nobody listens. For any test runner, and for several at a time. */
export async function freePort(): Promise<number> {
  const port = randomInt(LOWEST, HIGHEST);
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch {
    // Somebody listens there; chance gives another.
    return freePort();
  }
  server.close();
  await once(server, "close");
  return port;
}
