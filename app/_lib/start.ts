import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { PEER_HEADER } from "#core/site/request-headers";
import { reportMissingWords } from "#core/words/translate";
import { webLog } from "#web/log";
import { startMailWorker } from "#web/mail-worker";

const kept = globalThis as typeof globalThis & { stewardPeers?: true };

/** Starts what lives as long as the web process. */
export function startWebProcess(): void {
  reportMissingWords(webLog);
  notePeers();
  startMailWorker();
}

/**
 * Writes the socket's address into every request before Next sees it. Next itself only hands on X-Forwarded-For, which
 * anybody can send; Node announces each request on this channel first.
 */
function notePeers(): void {
  if (kept.stewardPeers) return;
  kept.stewardPeers = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
  });
}
