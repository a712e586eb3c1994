import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "./address.ts";
import type { Casemapping } from "./casemapping.ts";
import { compileGlob, completeMask, type MaskSubject, matchesGlob, matchesMask } from "./mask.ts";
import { parseHostmask } from "./message.ts";

function person(hostmask: string, more: Partial<MaskSubject> = {}): MaskSubject {
  const { nick, username, host } = parseHostmask(hostmask);
  return { nick, username: username ?? "", host: host ?? "", ...more };
}

// The cases of ircdocs/parser-tests, "mask-match".
const vectors: [mask: string, hits: string[], misses: string[]][] = [
  [
    "*@127.0.0.1",
    ["coolguy!ag@127.0.0.1", "cooldud3!~bc@127.0.0.1"],
    ["coolguy!ag@127.0.0.5", "cooldud3!~d@124.0.0.1"],
  ],
  ["cool*@*", [], ["koolguy!ag@127.0.0.5", "cooodud3!~d@124.0.0.1"]],
  [
    "cool*!*@*",
    ["coolguy!ag@127.0.0.1", "cooldud3!~bc@127.0.0.1", "cool132!ab@example.com"],
    ["koolguy!ag@127.0.0.5", "cooodud3!~d@124.0.0.1"],
  ],
  [
    "cool!*@*",
    ["cool!guyg@127.0.0.1", "cool!~dudebc@127.0.0.1", "cool!312ab@example.com"],
    ["coolguy!ag@127.0.0.1", "cooldud3!~bc@127.0.0.1", "koolguy!ag@127.0.0.5"],
  ],
  [
    "cool!?username@*",
    ["cool!ausername@127.0.0.1", "cool!~username@127.0.0.1"],
    ["cool!username@127.0.0.1"],
  ],
  ["cool!a?*@*", ["cool!ab@127.0.0.1", "cool!abc@127.0.0.1"], ["cool!a@127.0.0.1"]],
  [
    "cool[guy]!*@*",
    ["cool[guy]!guy@127.0.0.1", "cool[guy]!a@example.com"],
    ["coolg!ag@127.0.0.1", "cool[!ac@127.0.0.1"],
  ],
  ["bob", ["bob!u@h", "BOB!x@y"], ["bobby!u@h", "x!bob@h", "x!u@bob"]],
  ["10.0.0.0/8", ["a!b@10.1.2.3"], ["a!b@11.1.2.3", "a!b@10.example.org"]],
  ["a!*@10.0.0.0/8", ["a!b@10.1.2.3"], ["b!b@10.1.2.3"]],
  ["*!*@2001:db8::/32", ["a!b@2001:db8:1::5"], ["a!b@2001:db9::1", "a!b@10.0.0.1"]],
  ["*!*@0.0.0.0/0", ["a!b@10.1.2.3"], ["a!b@::1", "a!b@example.org"]],
  ["*!*@user/bob", ["a!b@user/bob"], ["a!b@user/bobby"]],
  ["*!*@gateway/web/*", ["a!b@gateway/web/x"], ["a!b@gateway/tor"]],
  ["$a:bob", [], ["bob!bob@bob"]],
  ["$j:#chan", [], ["$j:#chan!u@h"]],
];

describe("matchesMask", () => {
  test.each(vectors)("%s", (mask, hits, misses) => {
    for (const hit of hits) expect(matchesMask(mask, person(hit)), hit).toBe(true);
    for (const miss of misses) expect(matchesMask(mask, person(miss)), miss).toBe(false);
  });

  test("holds host and address against the host part", () => {
    const subject = person("a!b@cloak.example", { address: "192.0.2.7" });
    expect(matchesMask("*!*@192.0.2.*", subject)).toBe(true);
    expect(matchesMask("*!*@192.0.2.0/24", subject)).toBe(true);
    expect(matchesMask("*!*@cloak.*", subject)).toBe(true);
    expect(matchesMask("*!*@192.0.3.0/24", subject)).toBe(false);
  });

  test("account masks match identified people only", () => {
    expect(matchesMask("$a:b?b", person("x!y@z", { account: "Bob" }))).toBe(true);
    expect(matchesMask("$a", person("x!y@z", { account: "Bob" }))).toBe(true);
    expect(matchesMask("$a", person("x!y@z", { account: null }))).toBe(false);
    expect(matchesMask("$a:*", person("x!y@z", { account: "" }))).toBe(false);
  });

  test.each<[Casemapping, boolean]>([
    ["ascii", false],
    ["rfc1459", true],
    ["rfc1459-strict", true],
  ])("folds by %s", (casemapping, isSame) => {
    expect(matchesMask("a[b]!*@*", person("A{B}!u@h"), casemapping)).toBe(isSame);
  });
});

describe("matchesGlob", () => {
  test.each<[string, string, boolean]>([
    ["", "", true],
    ["", "a", false],
    ["*", "", true],
    ["?", "", false],
    ["**?**", "x", true],
    ["?", "😀", true],
    ["??", "😀", false],
    ["a\\*b", "a*b", true],
    ["a\\*b", "axb", false],
    ["a\\?b", "axb", false],
    ["a\\\\b", "a\\b", true],
    ["a\\b", "a\\b", true],
    ["a\\", "a\\", true],
    ["a\\b", "a|b", true],
    ["*ab", "aab", true],
    ["*a*b", "xaxxb", true],
    ["*a*b", "xaxxbc", false],
    ["K", "\u212a", false],
  ])("%s against %s", (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  test("agrees with a regular expression", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    const plain = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 });
    fc.assert(
      fc.property(letters, plain, (pattern, text) => {
        const oracle = new RegExp(`^${pattern.replace(/\*+/g, ".*").replace(/\?/g, ".")}$`);
        expect(matchesGlob(pattern, text)).toBe(oracle.test(text));
      }),
    );
  });

  test("any text matches itself once escaped", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const matches = compileGlob(text.replace(/[*?\\]/g, "\\$&"), "ascii");
        expect(matches(text)).toBe(true);
        expect(matches(`${text}x`)).toBe(false);
      }),
    );
  });

  test("a hostile pattern costs no more than pattern times text", () => {
    const begin = performance.now();
    expect(matchesGlob(`${"*a".repeat(100)}b`, "a".repeat(5_000))).toBe(false);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});

test.each([
  ["bob", "bob!*@*"],
  ["b*", "b*!*@*"],
  ["*", "*!*@*"],
  ["", "*!*@*"],
  ["user@host", "*!user@host"],
  ["@host", "*!*@host"],
  ["nick!user", "nick!user@*"],
  ["nick!user@host", "nick!user@host"],
  ["!@", "*!*@*"],
  ["*.example.org", "*!*@*.example.org"],
  ["192.0.2.1", "*!*@192.0.2.1"],
  ["::1", "*!*@::1"],
  ["user/bob", "*!*@user/bob"],
  ["$a:bob", "$a:bob"],
])("completes %s to %s", (typed, full) => expect(completeMask(typed)).toBe(full));

test.each<[string, string | null]>([
  ["1.2.3.4", "32:16909060"],
  ["::ffff:1.2.3.4", "32:16909060"],
  ["::1", "128:1"],
  ["::", "128:0"],
  ["1:2:3:4:5:6:7:8", "128:5192455318486707404433266433261576"],
  ["1.2.3", null],
  ["1.2.3.256", null],
  ["01.2.3.4", null],
  ["1:2:3", null],
  ["1::2::3", null],
  ["1:2:3:4:5:6:7::8", null],
  ["1:2:3:4:5:6:7:8:9", null],
  ["g::", null],
  [":", null],
  ["", null],
])("reads the address %s", (text, expected) => {
  const address = parseAddress(text);
  expect(address && `${address.bits}:${address.value}`).toBe(expected);
});
