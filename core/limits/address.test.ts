import { expect, test } from "vitest";
import { addressBlock, clientAddressOf } from "./address.ts";

test.each([
  // peer, X-Forwarded-For, trusted proxies, who it is
  ["203.0.113.9", null, 0, "203.0.113.9"],
  ["203.0.113.9", "10.0.0.1", 0, "203.0.113.9"],
  ["::ffff:203.0.113.9", "10.0.0.1", 0, "203.0.113.9"],
  ["127.0.0.1", "198.51.100.4", 1, "198.51.100.4"],
  ["127.0.0.1", "6.6.6.6, 198.51.100.4", 1, "198.51.100.4"],
  ["127.0.0.1", "6.6.6.6, 198.51.100.4, 10.0.0.2", 2, "198.51.100.4"],
  ["127.0.0.1", null, 2, "unknown"],
  ["127.0.0.1", "nonsense\r\n", 1, "unknown"],
  [null, "198.51.100.4", 0, "unknown"],
])("peer %s, forwarded %s, %i proxies: %s", (peer, forwarded, proxies, expected) => {
  expect(clientAddressOf(peer, forwarded, proxies)).toBe(expected);
});

test.each([
  ["203.0.113.9", "203.0.113.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff::", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["unknown", "unknown"],
])("%s is counted as %s", (address, block) => {
  expect(addressBlock(address)).toBe(block);
});
