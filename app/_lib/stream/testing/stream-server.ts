/** The stream's handler behind a real HTTP server, and a client that reads server-sent events from it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { afterEach } from "vitest";
import type { Db } from "#core/db/client";
import { createWaker } from "#core/db/wake";
import { levelOf } from "#core/levels";
import { freshDatabase, openTracked } from "#core/testing/database";
import { findLiveSession } from "#core/web-sessions/web-sessions";
import { Hub } from "../hub.ts";
import { openStream } from "../open.ts";

export interface StreamServer {
  readonly db: Db;
  readonly hub: Hub;
  /** Opens a stream as the browser of this session does. */
  connect(
    sessionId: string | null,
    query: string,
    headers?: Record<string, string>,
  ): Promise<Client>;
}

// Registered after the database's own, and so run before it.
const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** Starts handler and database; both end with the test. Sessions are rows, named by the header `x-session`. */
export async function startStreamServer(): Promise<StreamServer> {
  const url = await freshDatabase();
  const db = openTracked(url);
  const waker = createWaker(url, () => {});
  const standing = async (id: string) => {
    const session = await findLiveSession(db, id, new Date());
    return session && { id: session.user.id, level: levelOf(session.user.level) };
  };
  const hub = new Hub({ db, waker, log: { warn: () => {} }, standing, recheckMs: 50, beatMs: 50 });

  const serve = async (incoming: IncomingMessage, answer: ServerResponse) => {
    const control = new AbortController();
    answer.on("close", () => control.abort());
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      headers: incoming.headers as Record<string, string>,
      signal: control.signal,
    });
    const sessionId = request.headers.get("x-session");
    const user = sessionId === null ? null : await standing(sessionId);
    const actor = user && sessionId !== null ? { ...user, sessionId } : null;
    const response = await openStream(request, actor, { db, hub });
    answer.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body)
      Readable.fromWeb(response.body as unknown as NodeStream)
        .on("error", () => answer.destroy())
        .pipe(answer);
    else answer.end();
  };
  const server = createServer((incoming, answer) => void serve(incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  endings.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await waker.close();
  });

  return {
    db,
    hub,
    async connect(sessionId, query, headers = {}) {
      const control = new AbortController();
      const response = await fetch(`http://127.0.0.1:${port}/api/stream?${query}`, {
        signal: control.signal,
        headers: { ...(sessionId === null ? {} : { "x-session": sessionId }), ...headers },
      });
      const client = new Client(response, control);
      endings.push(() => client.close());
      return client;
    },
  };
}

interface Message {
  readonly name: string;
  readonly id: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into what the wire brought
  readonly data: any;
}

/** Reads a stream as EventSource does: names, data, and the last id. */
export class Client {
  readonly response: Response;
  readonly messages: Message[] = [];
  lastId = 0;
  ended = false;
  raw = "";
  readonly #control: AbortController;
  readonly #waiting = new Set<() => void>();

  constructor(response: Response, control: AbortController) {
    this.response = response;
    this.#control = control;
    if (response.ok) void this.#read();
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let rest = "";
    try {
      for await (const chunk of this.response.body as unknown as AsyncIterable<Uint8Array>) {
        const text = decoder.decode(chunk, { stream: true });
        this.raw += text;
        const parts = (rest + text).split("\n\n");
        rest = parts.pop() ?? "";
        for (const part of parts) this.#take(part);
        this.#wake();
      }
    } catch {
      // Cut off by either side; the test looks at `ended`.
    }
    this.ended = true;
    this.#wake();
  }

  #take(block: string): void {
    const field = (name: string) =>
      block
        .split("\n")
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const id = field("id");
    if (id !== undefined) this.lastId = Number(id);
    const data = field("data");
    if (data === undefined) return;
    this.messages.push({
      name: field("event") ?? "message",
      id: this.lastId,
      data: JSON.parse(data),
    });
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves when `condition` holds; the test's own time limit ends a wait that never does. */
  async until(condition: (client: this) => boolean): Promise<void> {
    while (!condition(this)) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
      if (this.ended && !condition(this)) throw new Error("the stream ended before that");
    }
  }

  named(name: string): Message[] {
    return this.messages.filter((message) => message.name === name);
  }

  /** Texts of the rows of a topic. */
  texts(topic = "log"): string[] {
    return this.named(topic).map(({ data }) => data.text as string);
  }

  close(): void {
    this.#control.abort();
  }
}
