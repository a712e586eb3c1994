import { expect, test } from "vitest";
import { ScramClient } from "./scram.ts";

// The exchange published in RFC 7677 section 3.
const NONCE = "rOprNGfwEbeRWgbNEkqO";
const SERVER_FIRST =
  "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
const SERVER_FINAL = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

const begun = () => {
  const client = new ScramClient("user", "pencil", NONCE);
  expect(client.next("")).toBe("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
  return client;
};

test("says and checks what the standard's example shows", () => {
  const client = begun();
  expect(client.next(SERVER_FIRST)).toBe(
    "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
  );
  expect(client.isServerProven).toBe(false);
  expect(client.next(SERVER_FINAL)).toBe("");
  expect(client.isServerProven).toBe(true);
  expect(client.next(SERVER_FINAL)).toBeNull();
});

test.each([
  ["another nonce", "r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"],
  ["nothing added to our nonce", `r=${NONCE},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`],
  ["too few rounds", SERVER_FIRST.replace("4096", "1")],
  ["rounds without end", SERVER_FIRST.replace("4096", "9999999")],
  ["nonsense", "e=other-error"],
])("says nothing to a server with %s", (_, challenge) => {
  expect(begun().next(challenge)).toBeNull();
});

test("a server that does not know the password is found out", () => {
  const client = begun();
  client.next(SERVER_FIRST);
  expect(client.next(SERVER_FINAL.replace("6rri", "7rri"))).toBeNull();
  expect(client.isServerProven).toBe(false);
});

test("signs with a meaning in the exchange are escaped in the account, and nonces differ", () => {
  const first = new ScramClient("a=b,c", "x").next("");
  expect(first).toMatch(/^n,,n=a=3Db=2Cc,r=/);
  expect(new ScramClient("a=b,c", "x").next("")).not.toBe(first);
});
