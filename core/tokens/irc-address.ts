/** Where an IRC client finds a network, as a link. */
import { isIP } from "node:net";

interface Place {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** As in draft-butcher-irc-url-04, with the scheme that clients use for TLS. Holds no token: addresses are kept in histories. */
export function ircAddress({ host, port, tls }: Place): string {
  return `${tls ? "ircs" : "irc"}://${host.includes(":") ? `[${host}]` : host}:${port}/`;
}

/**
 * Where others reach the lobby of a site: at the site's own name when the lobby listens everywhere. Null when it listens on its own
 * machine alone and the site is read from elsewhere.
 */
export function lobbyPlace(
  lobby: { readonly host: string; readonly port: number },
  siteUrl: string,
): Place | null {
  const site = new URL(siteUrl).hostname.replace(/^\[|\]$/g, "");
  const isEverywhere = lobby.host === "0.0.0.0" || lobby.host === "::";
  if (!isEverywhere && isOwn(lobby.host) && !isOwn(site)) return null;
  return { host: isEverywhere ? site : lobby.host, port: lobby.port, tls: false };
}

const isOwn = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
