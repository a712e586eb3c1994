import fc from "fast-check";
import { expect, test } from "vitest";
import { foldName, isReservedName, isUserName, maskEmail, readEmail } from "./names.ts";

test.each([
  ["ada@example.org", "ada@example.org"],
  [" Ada.L+irc@Example.ORG ", "ada.l+irc@example.org"],
  ["ada@bücher.example", "ada@xn--bcher-kva.example"],
  ["ａｄａ＠example.org", "ada@example.org"],
  ["root@localhost", "root@localhost"],
])("%s is the address %s", (typed, folded) => {
  expect(readEmail(typed)?.folded).toBe(folded);
});

test.each([
  "",
  "ada",
  "ada@",
  "@example.org",
  "ada@example",
  "ada@192.0.2.1",
  "ada@[192.0.2.1]",
  "a.@example.org",
  "a..b@example.org",
  '"a b"@example.org',
  "ada@example.org,eve@example.net",
  "ada@example.org eve@example.net",
  "Ada <ada@example.org>",
  "ada(comment)@example.org",
  "ada@example.org\r\nBcc: eve@example.net",
  "ada\r\nBcc: eve@example.net\r\n@example.org",
  "ada%0d%0aBcc:@example.org\n",
  "adа@example.org", // a Cyrillic letter
  "ada@exa\u0000mple.org",
  "ada@-example.org",
  `${"a".repeat(65)}@example.org`,
  `ada@${"a.".repeat(150)}org`,
])("%j is no address", (typed) => {
  // A trailing line break is trimmed like a blank; what is left must still be one plain address.
  const address = readEmail(typed)?.address ?? null;
  expect(address === null || /^[\x21-\x7e]+@[a-z0-9.-]+$/.test(address)).toBe(true);
  if (!typed.startsWith("ada%0d")) expect(address).toBeNull();
});

test("whatever is typed, an address is one line, one receiver, and reads the same again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (local, domain) => {
      const email = readEmail(`${local}@${domain}.org`);
      if (!email) return;
      expect(email.address).toMatch(/^[\x21-\x7e]+$/);
      expect(email.address.split("@")).toHaveLength(2);
      expect(email.address).not.toMatch(/[\s,;:<>()"\\[\]]/);
      expect(readEmail(email.address)).toEqual(email);
    }),
  );
});

test.each([
  ["Ada-Lovelace_1", true],
  ["ada", true],
  ["ad", false],
  ["-ada", false],
  ["a".repeat(31), false],
  ["ada\u212A", false],
  ["ada b", false],
])("user name %j: %s", (name, expected) => {
  expect(isUserName(name)).toBe(expected);
});

test("names compare by ASCII case alone, and system names are kept", () => {
  expect(foldName("ADA")).toBe(foldName("ada"));
  expect(foldName("ada\u212A")).not.toBe("adak");
  expect(isReservedName("Steward")).toBe(true);
  expect(maskEmail("ada@example.org")).toBe("a•••@example.org");
});
