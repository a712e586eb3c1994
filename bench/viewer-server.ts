/** The web's live log behind a plain HTTP server, in a process of its own, as the web has one. `x-session` names level and user. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { openDb } from "#core/db/client";
import { createWaker } from "#core/db/wake";
import type { Level } from "#core/levels";
import { Hub } from "#web/stream/hub";
import { openStream } from "#web/stream/open";

const [url = ""] = process.argv.slice(2);
const db = openDb(url);
const waker = createWaker(url, (error) => console.error(error));
const actorOf = (sessionId: string) => {
  const [level = "", id = ""] = sessionId.split(" ");
  return { level: level as Level, id };
};
const hub = new Hub({
  db,
  waker,
  log: { warn: (details, message) => console.error(message, details) },
  standing: async (sessionId) => actorOf(sessionId),
});

async function serve(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
  const sessionId = String(incoming.headers["x-session"]);
  const request = new Request(`http://${incoming.headers.host}${incoming.url}`);
  const response = await openStream(request, { ...actorOf(sessionId), sessionId }, { db, hub });
  answer.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) answer.end();
  else
    Readable.fromWeb(response.body as ReadableStream)
      .on("error", () => answer.destroy())
      .pipe(answer);
}

const server = createServer((incoming, answer) => void serve(incoming, answer));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address ? address.port : 0);
});
process.on("disconnect", () => process.exit());
