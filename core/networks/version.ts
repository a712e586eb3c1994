/** All that a network's connection depends on, as one value that can be kept, compared and put back. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { changes } from "#core/audit/audit";
import type { Db, Tx } from "#core/db/client";
import { noSuchNetwork, writeServers } from "./networks.ts";
import { shownServers } from "./revision.ts";

const sealed = z.string().nullable();

const shape = z.object({
  nick: z.string(),
  altNicks: z.string(),
  username: z.string(),
  realname: z.string(),
  servers: z.array(z.object({ host: z.string(), port: z.number(), tls: z.boolean() })),
  bindAddress: z.string(),
  proxyUrl: z.string(),
  passwordSealed: sealed,
  saslMechanism: z.string(),
  saslAccount: z.string(),
  saslSealed: sealed,
  saslPolicy: z.string(),
  servicesMask: z.string(),
  servicesRegain: z.string(),
  tlsVerify: z.boolean(),
  tlsFingerprint: z.string(),
  clientCertSealed: sealed,
  floodPreset: z.string(),
  registrationMs: z.number(),
});

/** Secrets are sealed for the network's row, and open in no other. */
export type Version = z.output<typeof shape>;

/** What is of a version in a row of a network with its servers in order, or in what was kept. Throws for anything else. */
export function versionOf(source: unknown): Version {
  return shape.parse(source);
}

/** Another text for other settings, tells nothing about secrets. Of a row whose servers were read a moment later it is nobody's. */
export function markOf(source: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(versionOf(source)))
    .digest("base64url");
}

/** True when going from one to the other may take a new connection; a nick is changed on the one that is there. */
export function differInConnection(one: Version, other: Version): boolean {
  return markOf({ ...one, nick: "" }) !== markOf({ ...other, nick: "" });
}

/** The settings in force. Throws `not_found`. */
export async function readVersion(tx: Db | Tx, networkId: string): Promise<Version> {
  const row = await tx.network.findUnique({
    where: { id: networkId },
    include: { servers: { orderBy: { position: "asc" } } },
  });
  if (!row) throw noSuchNetwork();
  return versionOf(row);
}

/** Puts settings in force that were so before. Everything that is no part of a version stays as it is. */
export async function writeVersion(tx: Tx, networkId: string, version: Version): Promise<void> {
  const { servers, ...columns } = version;
  await tx.network.update({ where: { id: networkId }, data: columns });
  await writeServers(tx, networkId, servers);
}

const SECRETS = {
  password: "passwordSealed",
  saslPassword: "saslSealed",
  clientCert: "clientCertSealed",
} as const;

/** What differs, for the audit trail: of secrets only whether they are set, and that one is another. */
export function versionChanges(before: Version, after: Version) {
  return changes(shown(before, before), shown(after, before));
}

function shown(version: Version, before: Version) {
  const { servers, passwordSealed: _p, saslSealed: _s, clientCertSealed: _c, ...plain } = version;
  const secret = (column: (typeof SECRETS)[keyof typeof SECRETS]) => {
    if (version[column] === null) return null;
    const isAnother = before[column] !== null && before[column] !== version[column];
    return isAnother ? "[another secret]" : "[secret]";
  };
  return {
    ...plain,
    servers: shownServers(servers),
    password: secret(SECRETS.password),
    saslPassword: secret(SECRETS.saslPassword),
    clientCert: secret(SECRETS.clientCert),
  };
}

/** Fields in which versions can differ, by the names that the audit trail has for them. */
export type VersionField = keyof ReturnType<typeof shown>;
