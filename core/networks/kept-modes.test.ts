import { describe, expect, test } from "vitest";
import { defaultIsupport, readIsupport } from "#core/irc/isupport";
import { keepsKey, modeColumns, modeRulesOf, modesToRestore, readKeptModes } from "./kept-modes.ts";

const rules = readIsupport(defaultIsupport, ["CHANMODES=beIq,k,flj,imnst", "PREFIX=(aohv)&@%+"]);
const written = (text: string) =>
  readKeptModes(text, rules).map(
    ({ add, mode, param }) => `${add ? "+" : "-"}${mode}${param ?? ""}`,
  );

describe("reading modes to keep", () => {
  test.each([
    ["", []],
    ["+nt-i", ["+n", "+t", "-i"]],
    ["+ntlk-s 50", ["+n", "+t", "+l50", "+k", "-s"]],
    ["+fl 5:3 20", ["+f5:3", "+l20"]],
    ["-lf+k", ["-l", "-f", "+k"]],
    ["-k", ["-k"]],
  ])("%j is %j", (text, changes) => {
    expect(written(text)).toEqual(changes);
  });

  test.each([
    ["nt", /Write modes as/],
    ["+n;t", /Write modes as/],
    ["+l :5", /Write modes as/],
    ["+nb *!*@*", /about people/],
    ["+q bob", /about people/],
    ["+o bob", /about people/],
    ["-v bob", /about people/],
    ["+x", /no channel mode x/],
    ["+l", /wants its value/],
    ["+l many", /wants its value/],
    ["+l 0", /wants its value/],
    ["+nk secret", /field of its own/],
    ["+n-n", /each mode once/],
  ])("%j is refused", (text, why) => {
    expect(() => readKeptModes(text, rules)).toThrow(why);
  });

  test("of a network nobody has seen yet, letters are believed", () => {
    expect(readKeptModes("+xn", null)).toHaveLength(2);
    expect(() => readKeptModes("+b *!*@*", null)).toThrow(/about people/);
  });

  test("what a server announced is read back as it was", () => {
    const { chanmodes, prefixModes } = rules;
    expect(modeRulesOf(modeColumns(rules))).toMatchObject({ chanmodes, prefixModes });
    expect(modeRulesOf({ chanmodes: "", prefixModes: "" })).toBeNull();
  });

  test.each([
    ["+ntk", true],
    ["+n-k", false],
    ["-n+k", true],
    ["+nf kkk", false],
    ["", false],
  ])("%j keeps the key: %j", (text, is) => {
    expect(keepsKey(text)).toBe(is);
  });
});

test.each<[string, Record<string, string>, string | null, string]>([
  ["+nt-i", { n: "", t: "" }, null, ""],
  ["+nt-i", { t: "", i: "", s: "" }, null, "+n -i"],
  ["+l 50", { l: "20" }, null, "+l 50"],
  ["+l 50", { l: "50" }, null, ""],
  ["-l", { l: "9" }, null, "-l"],
  ["+k", {}, "hush", "+k hush"],
  ["+k", { k: "hush" }, "hush", ""],
  ["+k", { k: "other" }, "hush", "-k other +k hush"],
  ["-k", { k: "other" }, null, "-k other"],
  ["+k", { k: "other" }, null, ""],
])("%s in a channel that has %j with the key %j: %j", (text, present, key, changes) => {
  const made = modesToRestore(
    readKeptModes(text, rules),
    new Map(Object.entries(present)),
    key,
    rules,
  );
  const shown = made.map(
    ({ add, mode, param }) => `${add ? "+" : "-"}${mode}${param === null ? "" : ` ${param}`}`,
  );
  expect(shown.join(" ")).toBe(changes);
});
