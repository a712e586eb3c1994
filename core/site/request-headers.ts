/**
 * The request header in which the web process notes the address at the other end of the socket. It is written over
 * whatever the browser sent, before anything else sees the request.
 */
export const PEER_HEADER = "x-steward-peer";

/** The request header in which `proxy.ts` notes the path and query that were asked for. */
export const PATH_HEADER = "x-steward-path";
