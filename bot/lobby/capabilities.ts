/** Capabilities the lobby understands (ircv3.net). */
export const capabilities = [
  "account-notify",
  "account-tag",
  "away-notify",
  "batch",
  "cap-notify",
  "chghost",
  "echo-message",
  "extended-join",
  "extended-monitor",
  "invite-notify",
  "labeled-response",
  "message-tags",
  "multi-prefix",
  "sasl",
  "server-time",
  "setname",
  "standard-replies",
  "userhost-in-names",
] as const;
export type Capability = (typeof capabilities)[number];

const known: ReadonlySet<string> = new Set(capabilities);

/** Whether the lobby understands the name, in the case it is written. */
export function isCapability(name: string): name is Capability {
  return known.has(name);
}

/** What CAP LS shows: names, with values for connections that asked for version 302. */
export function listCapabilities(hasSasl: boolean, version: number): string {
  return capabilities
    .filter((name) => name !== "sasl" || hasSasl)
    .map((name) => (name === "sasl" && version >= 302 ? "sasl=PLAIN" : name))
    .join(" ");
}
