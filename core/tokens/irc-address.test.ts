import { expect, test } from "vitest";
import { ircAddress, lobbyPlace } from "./irc-address.ts";

test.each([
  ["127.0.0.1", "http://localhost:3000", "irc://127.0.0.1:6667/"],
  ["127.0.0.1", "https://chat.example.org", null],
  ["::1", "http://[::1]:3000", "irc://[::1]:6667/"],
  ["0.0.0.0", "https://chat.example.org", "irc://chat.example.org:6667/"],
  ["::", "http://[2001:db8::1]", "irc://[2001:db8::1]:6667/"],
  ["192.0.2.7", "https://chat.example.org", "irc://192.0.2.7:6667/"],
])("a lobby at %s of %s is opened at %s", (host, site, address) => {
  const place = lobbyPlace({ host, port: 6667 }, site);
  expect(place && ircAddress(place)).toBe(address);
});
