/** An IP address as a number. IPv4 inside IPv6 (`::ffff:1.2.3.4`) counts as the IPv4 address it is. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** A block of addresses: all that share their first `length` bits. */
export interface AddressBlock extends Address {
  readonly length: number;
}

function parseIpv4(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  let value = 0n;
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    value = (value << 8n) | BigInt(part);
  }
  return value;
}

/** The groups of one side of `::`; a dotted IPv4 address may close the last side. */
function parseGroups(text: string): bigint[] | null {
  if (text === "") return [];
  const groups: bigint[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    const dotted = index === parts.length - 1 ? parseIpv4(part) : null;
    if (dotted !== null) groups.push(dotted >> 16n, dotted & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}

function parseIpv6(text: string): bigint | null {
  const sides = text.split("::");
  if (text.length > 45 || sides.length > 2) return null;
  const [head, tail] = sides.map(parseGroups);
  if (!head || tail === null) return null;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])];
  return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

/** Reads an IPv4 or IPv6 address in text form (RFC 4291 section 2.2); null when it is none. */
export function parseAddress(text: string): Address | null {
  const v4 = parseIpv4(text);
  if (v4 !== null) return { bits: 32, value: v4 };
  const v6 = parseIpv6(text);
  if (v6 === null) return null;
  return v6 >> 32n === 0xffffn ? { bits: 32, value: v6 & 0xffff_ffffn } : { bits: 128, value: v6 };
}

/** Reads `address/length` (RFC 4632 section 3.1); null when it is none. A mapped IPv4 block may say its length over 128. */
export function parseBlock(text: string): AddressBlock | null {
  const slash = text.indexOf("/");
  if (slash < 0 || !/^\d{1,3}$/.test(text.slice(slash + 1))) return null;
  const written = text.slice(0, slash);
  const address = parseAddress(written);
  if (!address) return null;
  const mapped = address.bits === 32 && written.includes(":");
  const length = Number(text.slice(slash + 1)) - (mapped ? 96 : 0);
  return length < 0 || length > address.bits ? null : { ...address, length };
}

/** Whether the address lies in the block. */
export function isInBlock(address: Address, block: AddressBlock): boolean {
  if (address.bits !== block.bits) return false;
  const rest = BigInt(block.bits - block.length);
  return address.value >> rest === block.value >> rest;
}
