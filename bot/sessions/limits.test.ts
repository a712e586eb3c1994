import { expect, test } from "vitest";
import { createAttemptLimits } from "./limits.ts";

const attempt = (host: string) => ({ networkId: "net", host, account: null, text: "a password" });

test("a host has five tries, and what it is refused uses up nobody else's", async () => {
  const limits = createAttemptLimits();
  const tries = await Promise.all(Array.from({ length: 200 }, () => limits.allows(attempt("a"))));
  expect(tries.filter(Boolean)).toHaveLength(5);
  expect(await limits.allows(attempt("b"))).toBe(true);
});

test("sixty in a minute, whoever tries", async () => {
  const limits = createAttemptLimits();
  const tries: boolean[] = [];
  for (let host = 0; host < 70; host++) tries.push(await limits.allows(attempt(`host${host}`)));
  expect(tries.filter(Boolean)).toHaveLength(60);
});
