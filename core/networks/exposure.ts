/** When stored secrets would reach somebody who could not have them before. */
import type { NetworkView } from "./networks.ts";
import type { NetworkInput } from "./schema.ts";

type Before = Pick<
  NetworkView,
  "servers" | "tlsVerify" | "tlsFingerprint" | "proxyUrl" | "servicesMask" | "saslPolicy"
> & { readonly saslMechanism: string };

/**
 * Which stored secrets a change would send somewhere new, or less well protected than before. Pages never show a secret;
 * without this, whoever may edit a network could have it sent to a server of their own.
 */
export function newlyExposed(
  before: Before,
  after: NetworkInput,
): { readonly password: boolean; readonly saslPassword: boolean } {
  const road = isNewRoad(before, after);
  // The policy alone decides whether services are told, SASL or not.
  const asksServices = after.saslPolicy === "nickserv";
  const othersAsked =
    before.saslPolicy !== "nickserv" || before.servicesMask !== after.servicesMask;
  const weakerLogin = after.saslMechanism === "PLAIN" && before.saslMechanism !== "PLAIN";
  return { password: road, saslPassword: road || (asksServices && othersAsked) || weakerLogin };
}

function isNewRoad(before: Before, after: NetworkInput): boolean {
  const had = (host: string, tls: boolean) =>
    before.servers.some((server) => server.host === host && (tls || !server.tls));
  return (
    after.servers.some(({ host, tls }) => !had(host, tls)) ||
    (before.tlsVerify && !after.tlsVerify) ||
    (!after.tlsVerify && before.tlsFingerprint !== after.tlsFingerprint) ||
    (after.proxyUrl !== "" && before.proxyUrl !== after.proxyUrl)
  );
}
