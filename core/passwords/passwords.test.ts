import { expect, test } from "vitest";
import { commonPasswords } from "./common.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { passwordProblem } from "./rules.ts";

test("hashes are argon2id at the promised cost, salted, and fit their password only", async () => {
  const [one, two] = await Promise.all([hashPassword("quiet river"), hashPassword("quiet river")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, "quiet river")).toBe(true);
  expect(await verifyPassword(one, "Quiet river")).toBe(false);
});

test("a password typed with composed or decomposed letters is the same", async () => {
  const stored = await hashPassword("gr\u00fcne Wiese");
  expect(await verifyPassword(stored, "gru\u0308ne Wiese")).toBe(true);
});

test("nobody's password is right, nor is an endless one", async () => {
  expect(await verifyPassword(null, "anything at all")).toBe(false);
  expect(await verifyPassword(await hashPassword("quiet river"), "x".repeat(1_000_000))).toBe(
    false,
  );
});

test("a rush is turned away instead of piling up, and the rest is served", async () => {
  const answers = await Promise.allSettled(
    Array.from({ length: 80 }, () => verifyPassword(null, "a rush of people")),
  );
  const refused = answers.filter((answer) => answer.status === "rejected");
  expect(refused).toHaveLength(80 - 54);
  expect(refused[0]?.reason).toMatchObject({ code: "unavailable" });
  expect(await verifyPassword(null, "afterwards")).toBe(false);
});

test("the list of common passwords is long, folded, and free of what is too short", () => {
  const known = [...commonPasswords()];
  expect(known.length).toBeGreaterThanOrEqual(3_000);
  expect(known.every((entry) => entry.length >= 8 && !/[A-Z]/.test(entry))).toBe(true);
});

test.each([
  ["short", "at least 8"],
  ["x".repeat(129), "at most 128"],
  ["y".repeat(100_000), "at most 128"],
  ["Password1", "among the first"],
  ["P@ssw0rd", "among the first"],
  ["qwertyuiop", "among the first"],
  ["ababababab", "series"],
  ["zyxwvuts", "series"],
  ["ada-lovelace", "your name"],
  ["ada-lovelace1843!", "your name"],
])("%.20j is refused: %s", (password, why) => {
  expect(passwordProblem(password, ["Ada-Lovelace", "ada@example.org"])).toContain(why);
});

test.each(["quiet river stones", "h7#kd92!xq", "ключ от дома", "🦊🐢🦉🐝🦋🐙🦀🐬"])(
  "%j will do",
  (password) => {
    expect(passwordProblem(password, ["ada", "ada@example.org"])).toBeNull();
  },
);
