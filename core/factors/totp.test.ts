import { expect, test } from "vitest";
import { newTotpSecret, openTotp, sealTotp, totpAddress, totpStep } from "./totp.ts";

/** RFC 6238, appendix B: the secret "12345678901234567890", codes cut to six digits. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at %i seconds the code of RFC 6238 is %s", (seconds, code) => {
  expect(totpStep(RFC_SECRET, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
});

test.each([
  [-60, null],
  [-30, 37_037_036],
  [30, 37_037_036],
  [60, null],
])("a clock that is %i seconds off", (offset, step) => {
  const now = new Date((1_111_111_109 + offset) * 1000);
  expect(totpStep(RFC_SECRET, "081804", now)).toBe(step);
});

test("each secret has 160 bits of its own, and the address holds what apps ask for", () => {
  const secrets = new Set(Array.from({ length: 50 }, newTotpSecret));
  expect(secrets.size).toBe(50);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const address = new URL(totpAddress(RFC_SECRET, "Bots & Co: the site", "ada"));
  expect(address.protocol).toBe("otpauth:");
  expect(Object.fromEntries(address.searchParams)).toEqual({
    ...{ issuer: "Bots & Co: the site", secret: RFC_SECRET },
    ...{ algorithm: "SHA1", digits: "6", period: "30" },
  });
});

test("a sealed secret opens for its own user only", () => {
  const sealed = sealTotp("ada", RFC_SECRET);
  expect(sealed).not.toContain(RFC_SECRET);
  expect(openTotp("ada", sealed)).toBe(RFC_SECRET);
  expect(() => openTotp("bert", sealed)).toThrow("cannot be opened");
});
