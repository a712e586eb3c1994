/**
 * The request header in which the web process notes the address at the other end of the socket. It is written over
 * whatever the browser sent, before anything else sees the request.
 */
export const PEER_HEADER = "x-steward-peer";

/** The request header in which `proxy.ts` notes the path and query that were asked for. */
export const PATH_HEADER = "x-steward-path";

/** The request header that names a request within the web process, written over like {@link PEER_HEADER}. */
export const REQUEST_HEADER = "x-steward-request";
