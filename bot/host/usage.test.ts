import fc from "fast-check";
import { expect, test } from "vitest";
import { tell } from "#core/words/told";
import { parseArgs, readUsage } from "./usage.ts";

const parse = (usage: string, said: string) => parseArgs(readUsage(usage), "cmd", said);
const problem = (usage: string, said: string) => {
  const parsed = parse(usage, said);
  return parsed.ok ? null : tell(parsed.problem);
};

test.each([
  ["", "", {}],
  ["<a>", "x", { a: "x" }],
  ["<a> [b]", "x", { a: "x" }],
  ["<a> [b]", "  x   y ", { a: "x", b: "y" }],
  ["<a> <rest...>", "x  y  z ", { a: "x", rest: "y  z" }],
  ["[rest...]", "", {}],
  ["<n:number>", "7", { n: 7 }],
  ["<n:number>", "#7", { n: 7 }],
  ["<n:number>", "-7", { n: -7 }],
  ["<a> <b>", '"two words" x', { a: "two words", b: "x" }],
  ["<a>", '"say \\"hi\\" \\\\"', { a: 'say "hi" \\' }],
  ["<a>", '""', { a: "" }],
  ["<a> [b]", '"never closed', { a: '"never', b: "closed" }],
  ["<a> [b]", 'it"s fine', { a: 'it"s', b: "fine" }],
  ["<rest...>", '"kept as said"', { rest: '"kept as said"' }],
])("usage %j takes %j", (usage, said, args) => {
  expect(parse(usage, said)).toEqual({ ok: true, args });
});

test.each([
  ["<nick> <text...>", "", "Missing <nick>. Usage: cmd <nick> <text...>"],
  ["<nick> <text...>", "bob", "Missing <text>. Usage: cmd <nick> <text...>"],
  ["<n:number>", "seven", "<n> must be a whole number. Usage: cmd <n:number>"],
  ["<n:number>", "7.5", "<n> must be a whole number. Usage: cmd <n:number>"],
  ["<n:number>", "9999999999999999", "<n> must be a whole number. Usage: cmd <n:number>"],
  ["", "x", "That is more than I can use. Usage: cmd"],
  ["[a]", "x y", "That is more than I can use. Usage: cmd [a]"],
])("usage %j refuses %j in words", (usage, said, told) => {
  expect(problem(usage, said)).toBe(told);
});

test.each([
  "<a",
  "a",
  "<a> <a>",
  "[a] <b>",
  "<a...> [b]",
  "<a:number...>",
  "<1>",
  "<a:date>",
  "<__proto__>",
])("usage %j is a slip that shows at once", (usage) => {
  expect(() => readUsage(usage)).toThrow(TypeError);
});

const word = fc.stringMatching(/^[^\s"\\]{1,12}$/);

test("words come out as they went in, quoted or not", () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.boolean(), (words, quote) => {
      const usage = words.map((_, at) => `<w${at}>`).join(" ");
      const said = words.map((each) => (quote ? `"${each}"` : each)).join("  ");
      expect(parse(usage, said)).toEqual({
        ok: true,
        args: Object.fromEntries(words.map((each, at) => [`w${at}`, each])),
      });
    }),
  );
});

test("nothing that is said makes it throw or take long", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 500 }), (said) => {
      for (const usage of ["", "<a>", "<a> [n:number] [rest...]", "[a] [b] [c]"])
        parse(usage, said);
    }),
  );
  parse("<a> <b>", `"${"\\".repeat(100_000)}`);
  parse("<a> <b>", '"'.repeat(100_000));
});
