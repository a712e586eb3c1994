import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { headers } from "next/headers";
import { PEER_HEADER, REQUEST_HEADER } from "#core/site/request-headers";
import { SECOND } from "#core/time";
import { RETRY_AFTER } from "#web/away/page";

/** What requests get to finish when the process is told to end; live streams never would. */
const LAST_REQUESTS_MS = SECOND;

interface Requests {
  readonly open: Map<string, ServerResponse>;
  next: number;
}

// Pages, actions and the hook that sees requests first are bundled apart.
const kept = globalThis as typeof globalThis & { stewardRequests?: Requests };

/**
 * Writes the socket's address into every request before Next sees it (Next itself only hands on X-Forwarded-For, which
 * anybody can send) and remembers its answer. Node announces each request on this channel first.
 */
export function watchRequests(): void {
  if (kept.stewardRequests) return;
  const requests: Requests = { open: new Map(), next: 1 };
  kept.stewardRequests = requests;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const id = String(requests.next++);
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
    request.headers[REQUEST_HEADER] = id;
    requests.open.set(id, response);
    response.once("close", () => requests.open.delete(id));
  });
}

/** Told to end, Next takes no more requests and waits for those under way. After a second they are cut off. */
export function endRequestsOnStop(): void {
  process.once("SIGTERM", () => {
    setTimeout(() => {
      for (const response of kept.stewardRequests?.open.values() ?? []) response.destroy();
    }, LAST_REQUESTS_MS);
  });
}

/** Makes the answer to a request 503, whatever becomes of it otherwise: the database was away. */
export function answerUnavailable(requestId: string | null | undefined): void {
  const response = kept.stewardRequests?.open.get(requestId ?? "");
  if (!response || response.headersSent) return;
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = ((_status: number, ...rest: unknown[]) => {
    response.setHeader("Retry-After", RETRY_AFTER);
    response.setHeader("Cache-Control", "no-store");
    return writeHead(503, ...rest);
  }) as ServerResponse["writeHead"];
}

/** The same for the request at hand. */
export async function answerThisUnavailable(): Promise<void> {
  answerUnavailable((await headers()).get(REQUEST_HEADER));
}
