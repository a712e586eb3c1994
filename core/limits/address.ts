import { isIPv4, isIPv6 } from "node:net";

/** What stands for somebody whose address is not known; all of them share one bucket. */
export const UNKNOWN_ADDRESS = "unknown";

/**
 * Who sent a request. `peer` is the socket's address. With n trusted proxies the last n hops are ours, so the one
 * before them counts; everything further left in X-Forwarded-For may have been made up.
 */
export function clientAddressOf(
  peer: string | null,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  const claimed = trustedProxies === 0 ? [] : (forwardedFor ?? "").split(",");
  const hops = [...claimed, peer ?? ""].map(plainAddress);
  return hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? UNKNOWN_ADDRESS;
}

function plainAddress(text: string): string {
  const address = text.trim().replace(/^::ffff:(?=\d+\.)/i, "");
  return isIPv4(address) || isIPv6(address) ? address : UNKNOWN_ADDRESS;
}

/** The network an address is counted under: IPv4 by its /24, IPv6 by its /64. */
export function addressBlock(address: string): string {
  if (isIPv4(address)) return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  if (!isIPv6(address)) return UNKNOWN_ADDRESS;
  return `${expandIPv6(address).slice(0, 4).join(":")}::/64`;
}

function expandIPv6(address: string): string[] {
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, missing)).fill("0"), ...right];
  return groups.map((group) => Number.parseInt(group, 16).toString(16));
}
