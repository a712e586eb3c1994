/** A network's settings as one flat record: for the audit trail, and to notice that somebody else was quicker. */
import { createHash } from "node:crypto";
import type { NetworkView } from "./networks.ts";

interface Server {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** `host:port`, with a `+` before ports that are encrypted. */
export const shownServers = (servers: readonly Server[]): string =>
  servers.map(({ host, port, tls }) => `${host}:${tls ? "+" : ""}${port}`).join(" ");

/** What people may set, without secrets. */
export function shownSettings(network: NetworkView) {
  return {
    name: network.name,
    nick: network.nick,
    altNicks: network.altNicks.join(" "),
    username: network.username,
    realname: network.realname,
    servers: shownServers(network.servers),
    bindAddress: network.bindAddress,
    proxyUrl: network.proxyUrl,
    saslMechanism: network.saslMechanism,
    saslAccount: network.saslAccount,
    saslPolicy: network.saslPolicy,
    servicesMask: network.servicesMask,
    servicesRegain: network.servicesRegain,
    tlsVerify: network.tlsVerify,
    tlsFingerprint: network.tlsFingerprint,
    floodPreset: network.floodPreset,
    commandPrefix: network.commandPrefix,
    maxBackOffMs: network.maxBackOffMs,
    registrationMs: network.registrationMs,
  };
}

/** Another string whenever one of the settings, or of the stored secrets, is another. */
export function revisionOf(network: NetworkView): string {
  const all = { ...shownSettings(network), secrets: network.secretsMark };
  return createHash("sha256").update(JSON.stringify(all)).digest("base64url");
}
