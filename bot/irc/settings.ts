import type { Db } from "#core/db/client";
import { type Casemapping, casemappingOf } from "#core/irc/casemapping";
import { openNetworkSecrets } from "#core/networks/secrets";
import { markOf } from "#core/networks/version";
import type { SaslSettings } from "./sasl.ts";
import type { ServicesSettings } from "./services/keeper.ts";

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** A network as the bot needs it: its row, checked, with the secrets in the clear. Never logged. */
export interface NetworkSettings {
  readonly id: string;
  readonly name: string;
  readonly isLobby: boolean;
  readonly nick: string;
  readonly altNicks: readonly string[];
  readonly username: string;
  readonly realname: string;
  readonly servers: readonly ServerAddress[];
  readonly bindAddress: string;
  readonly proxyUrl: string;
  readonly password: string | null;
  readonly sasl: SaslSettings | null;
  readonly saslPolicy: "fail" | "nickserv" | "continue";
  /** Who the services are and what they may be told; null where nobody said. */
  readonly services: ServicesSettings | null;
  readonly tlsVerify: boolean;
  readonly tlsFingerprint: string;
  readonly clientCert: string | null;
  readonly pace: "careful" | "fast" | "none";
  readonly commandPrefix: string;
  readonly desired: string;
  readonly maxBackOffMs: number;
  /** How long a server may take to let us in. */
  readonly registrationMs: number;
  /** As it was at the last connection. */
  readonly casemapping: Casemapping;
  /** Which version of the settings this is. */
  readonly mark: string;
}

const policies = ["fail", "nickserv", "continue"] as const;
const mechanisms = ["PLAIN", "EXTERNAL", "SCRAM-SHA-256"] as const;
const regains = ["GHOST", "REGAIN", "RECOVER", "RELEASE"] as const;

/**
 * Reads a network and opens its secrets; null when there is none. Throws when a secret does not open, or when SASL settings are
 * of a kind we do not speak: better no connection than one that is not what the operator asked for.
 */
export async function readNetworkSettings(
  db: Db,
  id: string,
  lobbyAddress: { readonly host: string; readonly port: number } | undefined,
): Promise<NetworkSettings | null> {
  const row = await db.network.findUnique({
    where: { id },
    include: { servers: { orderBy: { position: "asc" } } },
  });
  if (!row) return null;
  const secrets = openNetworkSecrets(row);
  const isLobby = row.kind === "lobby";
  const own = row.servers.map(({ host, port, tls }) => ({ host, port, tls }));
  const saslPolicy = policies.find((policy) => policy === row.saslPolicy) ?? "fail";
  return {
    id,
    name: row.name,
    isLobby,
    nick: row.nick,
    altNicks: row.altNicks.split(" ").filter(Boolean),
    username: row.username,
    realname: row.realname,
    servers: isLobby && lobbyAddress ? [{ ...lobbyAddress, tls: false }] : own,
    bindAddress: row.bindAddress,
    proxyUrl: row.proxyUrl,
    password: secrets.password,
    sasl: saslOf(row.saslMechanism, row.saslAccount, secrets.saslPassword),
    saslPolicy,
    services: row.servicesMask
      ? {
          mask: row.servicesMask,
          account: row.saslAccount || row.nick,
          // Only where the operator wants NickServ asked.
          password: saslPolicy === "nickserv" ? (secrets.saslPassword ?? null) : null,
          regain: regains.find((command) => command === row.servicesRegain) ?? null,
        }
      : null,
    tlsVerify: row.tlsVerify,
    tlsFingerprint: row.tlsFingerprint,
    clientCert: secrets.clientCert,
    pace: isLobby ? "none" : row.floodPreset === "fast" ? "fast" : "careful",
    commandPrefix: row.commandPrefix,
    desired: row.desired,
    maxBackOffMs: row.maxBackOffMs,
    registrationMs: row.registrationMs,
    casemapping: casemappingOf(row.casemapping),
    mark: markOf(row),
  };
}

function saslOf(mechanism: string, account: string, password: string | null): SaslSettings | null {
  if (mechanism === "none") return null;
  const known = mechanisms.find((name) => name === mechanism);
  if (!known)
    throw new Error(
      `SASL mechanism ${mechanism} is not supported; use PLAIN, EXTERNAL or SCRAM-SHA-256.`,
    );
  return { mechanism: known, account, password: password ?? "" };
}

/** True when a change of settings needs a new connection to take effect. */
export function needsNewConnection(before: NetworkSettings, after: NetworkSettings): boolean {
  const link = ({
    name: _n,
    commandPrefix: _c,
    desired: _d,
    maxBackOffMs: _m,
    nick: _k,
    casemapping: _f,
    mark: _v,
    ...rest
  }: NetworkSettings) => JSON.stringify(rest);
  return link(before) !== link(after);
}
