import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  buildLine,
  escapeTagValue,
  parseHostmask,
  parseLine,
  unescapeTagValue,
} from "./message.ts";

// The cases of ircdocs/parser-tests, "msg-split" and "userhost-split".
type Split = [
  line: string,
  tags: Record<string, string>,
  source: string | null,
  ...words: string[],
];
const splits: Split[] = [
  ["foo bar baz asdf", {}, null, "FOO", "bar", "baz", "asdf"],
  [":coolguy foo bar baz asdf", {}, "coolguy", "FOO", "bar", "baz", "asdf"],
  ["foo bar baz :asdf quux", {}, null, "FOO", "bar", "baz", "asdf quux"],
  ["foo bar baz :", {}, null, "FOO", "bar", "baz", ""],
  ["foo bar baz ::asdf", {}, null, "FOO", "bar", "baz", ":asdf"],
  [":coolguy foo bar baz :asdf quux", {}, "coolguy", "FOO", "bar", "baz", "asdf quux"],
  [":coolguy foo bar baz :  asdf quux ", {}, "coolguy", "FOO", "bar", "baz", "  asdf quux "],
  [":coolguy PRIVMSG bar :lol :) ", {}, "coolguy", "PRIVMSG", "bar", "lol :) "],
  [":coolguy foo bar baz :", {}, "coolguy", "FOO", "bar", "baz", ""],
  [":coolguy foo bar baz :  ", {}, "coolguy", "FOO", "bar", "baz", "  "],
  ["@a=b;c=32;k;rt=ql7 foo", { a: "b", c: "32", k: "", rt: "ql7" }, null, "FOO"],
  [
    "@a=b\\\\and\\nk;c=72\\s45;d=gh\\:764 foo",
    { a: "b\\and\nk", c: "72 45", d: "gh;764" },
    null,
    "FOO",
  ],
  ["@c;h=;a=b :quux ab cd", { c: "", h: "", a: "b" }, "quux", "AB", "cd"],
  [":src JOIN #chan", {}, "src", "JOIN", "#chan"],
  [":src JOIN :#chan", {}, "src", "JOIN", "#chan"],
  [":src AWAY", {}, "src", "AWAY"],
  [":src AWAY ", {}, "src", "AWAY"],
  [":cool\tguy foo bar baz", {}, "cool\tguy", "FOO", "bar", "baz"],
  [
    ":coolguy!ag@net\x035w\x03ork.admin PRIVMSG foo :bar baz",
    {},
    "coolguy!ag@net\x035w\x03ork.admin",
    "PRIVMSG",
    "foo",
    "bar baz",
  ],
  [
    ":coolguy!~ag@n\x02et\x0305w\x0fork.admin PRIVMSG foo :bar baz",
    {},
    "coolguy!~ag@n\x02et\x0305w\x0fork.admin",
    "PRIVMSG",
    "foo",
    "bar baz",
  ],
  [
    "@tag1=value1;tag2;vendor1/tag3=value2;vendor2/tag4= :irc.example.com COMMAND param1 param2 :param3 param3",
    { tag1: "value1", tag2: "", "vendor1/tag3": "value2", "vendor2/tag4": "" },
    "irc.example.com",
    "COMMAND",
    "param1",
    "param2",
    "param3 param3",
  ],
  [":irc.example.com COMMAND param1 param2", {}, "irc.example.com", "COMMAND", "param1", "param2"],
  ["COMMAND", {}, null, "COMMAND"],
  ["@foo=\\\\\\\\\\:\\\\s\\s\\r\\n COMMAND", { foo: "\\\\;\\s \r\n" }, null, "COMMAND"],
  [
    ":gravel.mozilla.org 432  #momo :Erroneous Nickname: Illegal characters",
    {},
    "gravel.mozilla.org",
    "432",
    "#momo",
    "Erroneous Nickname: Illegal characters",
  ],
  [":gravel.mozilla.org MODE #tckk +n ", {}, "gravel.mozilla.org", "MODE", "#tckk", "+n"],
  [
    ":services.esper.net MODE #foo-bar +o foobar  ",
    {},
    "services.esper.net",
    "MODE",
    "#foo-bar",
    "+o",
    "foobar",
  ],
  ["@tag1=value\\\\ntest COMMAND", { tag1: "value\\ntest" }, null, "COMMAND"],
  ["@tag1=value\\1 COMMAND", { tag1: "value1" }, null, "COMMAND"],
  ["@tag1=value1\\ COMMAND", { tag1: "value1" }, null, "COMMAND"],
  ["@tag1=1;tag2=3;tag3=4;tag1=5 COMMAND", { tag1: "5", tag2: "3", tag3: "4" }, null, "COMMAND"],
  [
    "@tag1=1;tag2=3;tag3=4;tag1=5;vendor/tag2=8 COMMAND",
    { tag1: "5", tag2: "3", tag3: "4", "vendor/tag2": "8" },
    null,
    "COMMAND",
  ],
  [":SomeOp MODE #channel :+i", {}, "SomeOp", "MODE", "#channel", "+i"],
  [
    ":SomeOp MODE #channel +oo SomeUser :AnotherUser",
    {},
    "SomeOp",
    "MODE",
    "#channel",
    "+oo",
    "SomeUser",
    "AnotherUser",
  ],
];

describe("parseLine", () => {
  test.each(splits)("splits %j", (line, tags, source, command, ...params) => {
    expect(parseLine(line)).toEqual({
      tags: new Map(Object.entries(tags)),
      source,
      command,
      params,
    });
  });

  test.each([
    "",
    " ",
    ":",
    ":src",
    ":src ",
    "@a=b",
    "@a=b :src ",
    "@",
    "a\rb",
    "a\nb",
    "a\0b",
    "@a=b\rc X",
  ])("finds no line in %j", (line) => expect(parseLine(line)).toBeNull());

  test("upper-cases ASCII letters only, so that no letter outside ASCII turns into a command", () => {
    expect(parseLine("\u017fet")?.command).toBe("\u017fET");
  });

  test("takes tag names that objects would choke on", () => {
    expect(parseLine("@__proto__=x X")?.tags.get("__proto__")).toBe("x");
  });

  test("never throws and never yields a line breaker", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
        const line = parseLine(text);
        for (const param of line?.params ?? []) expect(param).not.toMatch(/[\r\n\0]/);
      }),
    );
  });

  test("a line of a million spaces, tags or parameters is no burden", () => {
    for (const part of [" ", "a ", "@", ";a", ":", "\\"]) {
      const text = part.repeat(1_000_000);
      const begin = performance.now();
      parseLine(`@${text}`);
      parseLine(text);
      expect(performance.now() - begin).toBeLessThan(5_000);
    }
  });
});

describe("buildLine", () => {
  // The cases of ircdocs/parser-tests, "msg-join".
  test.each([
    [{ command: "foo", params: ["bar", "baz", "asdf"] }, "foo bar baz asdf"],
    [{ source: "src", command: "AWAY" }, ":src AWAY"],
    [{ source: "src", command: "AWAY", params: [""] }, ":src AWAY :"],
    [{ source: "coolguy", command: "foo", params: ["bar", "baz"] }, ":coolguy foo bar baz"],
    [{ command: "foo", params: ["bar", "asdf quux"] }, "foo bar :asdf quux"],
    [{ command: "foo", params: ["bar", ""] }, "foo bar :"],
    [{ command: "foo", params: ["bar", ":asdf"] }, "foo bar ::asdf"],
    [{ command: "foo", params: ["bar", "  asdf quux "] }, "foo bar :  asdf quux "],
    [{ command: "foo", params: [" "] }, "foo : "],
    [{ command: "foo", params: ["bar", "asdf"], hasText: true }, "foo bar :asdf"],
    [{ command: "foo", hasText: true }, "foo"],
    [
      {
        tags: [
          ["tag1", "value1"],
          ["tag2", ""],
        ] as const,
        command: "X",
      },
      "@tag1=value1;tag2 X",
    ],
    [
      {
        tags: [
          ["a", "b\\and\nk"],
          ["d", "gh;764"],
        ] as const,
        source: "s",
        command: "X",
        params: ["p"],
      },
      "@a=b\\\\and\\nk;d=gh\\:764 :s X p",
    ],
  ])("builds %j", (parts, line) => expect(buildLine(parts)).toBe(line));

  test.each([
    { command: "" },
    { command: "A B" },
    { command: "A\r" },
    { command: "PRIVMSG", params: ["a", "b\r\nQUIT"] },
    { command: "PRIVMSG", params: ["a", "b\nQUIT"] },
    { command: "PRIVMSG", params: ["a", "b\0c"] },
    { command: "PRIVMSG", params: ["a b", "c"] },
    { command: "PRIVMSG", params: [":a", "c"] },
    { command: "PRIVMSG", params: ["", "c"] },
    { command: "X", source: "a b" },
    { command: "X", source: "" },
    { command: "X", source: "a\nb" },
    { command: "X", tags: [["a b", "c"]] as const },
    { command: "X", tags: [["a=b", "c"]] as const },
    { command: "X", tags: [["", "c"]] as const },
    { command: "X", tags: [["a", "\0"]] as const },
  ])("refuses %j", (parts) => expect(buildLine(parts)).toBeNull());

  test("what it builds is parsed back to the same parts", () => {
    const anything = fc.string({ unit: "binary", maxLength: 30 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("a", "+b/c", "d-e", "account"), anything),
        fc.option(anything),
        fc.constantFrom("PRIVMSG", "001", "X"),
        fc.array(anything, { maxLength: 5 }),
        (tags, source, command, params) => {
          const line = buildLine({ tags: Object.entries(tags), source, command, params });
          if (line === null) return;
          expect(parseLine(line)).toEqual({
            tags: new Map(Object.entries(tags)),
            source,
            command,
            params,
          });
        },
      ),
    );
  });
});

test("escaping a tag value and back gives it back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const escaped = escapeTagValue(value);
      expect(escaped).not.toMatch(/[; \r\n]/);
      expect(unescapeTagValue(escaped)).toBe(value);
    }),
  );
});

test.each([
  ["coolguy", "coolguy", null, null],
  ["coolguy!ag@127.0.0.1", "coolguy", "ag", "127.0.0.1"],
  ["coolguy!~ag@localhost", "coolguy", "~ag", "localhost"],
  ["coolguy@127.0.0.1", "coolguy", null, "127.0.0.1"],
  ["coolguy!ag", "coolguy", "ag", null],
  ["coolguy!ag@net\x035w\x03ork.admin", "coolguy", "ag", "net\x035w\x03ork.admin"],
  ["irc.example.org", "irc.example.org", null, null],
])("takes %j apart", (source, nick, username, host) => {
  expect(parseHostmask(source)).toEqual({ nick, username, host });
});
