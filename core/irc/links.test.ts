import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findLinks } from "#core/irc/links";

const links = (text: string) => findLinks(text).flatMap(({ href }) => href ?? []);

describe("findLinks", () => {
  test.each([
    ["no links here", []],
    ["see http://a.example/x now", ["http://a.example/x"]],
    ["HTTPS://A.example", ["https://a.example/"]],
    ["end of sentence https://a.example/x.", ["https://a.example/x"]],
    ["(https://a.example/x)", ["https://a.example/x"]],
    ["(see https://a.example/x)!", ["https://a.example/x"]],
    ["https://a.example/x_(y)", ["https://a.example/x_(y)"]],
    ["<https://a.example/x>", ["https://a.example/x"]],
    ["https://a.example/ and http://b.example/", ["https://a.example/", "http://b.example/"]],
    ["https://good.example@evil.example/", []],
    ["https://user:secret@a.example/", []],
    ["https://", []],
    ["http://[not-an-address/", []],
    ["javascript:alert(1)", []],
    ["data:text/html,x ftp://a.example/ irc://a.example/", []],
    ["javascript:alert('http://a.example/x", ["http://a.example/x"]],
  ])("%s", (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  test("the parts put together are the text, and every link is http or https", () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            "http://",
            "https://",
            "a.example",
            "/",
            ")",
            "(",
            ".",
            " ",
            "@",
            "%",
            "[",
          ),
          fc.string({ maxLength: 6 }),
        ),
        { maxLength: 30 },
      )
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, (line) => {
        const parts = findLinks(line);
        expect(parts.map((part) => part.text).join("")).toBe(line);
        for (const { href } of parts) if (href !== undefined) expect(href).toMatch(/^https?:\/\//);
      }),
    );
  });

  test("a long tail of brackets takes no long time", () => {
    expect(links(`http://a.example/${")".repeat(100_000)}`)).toEqual(["http://a.example/"]);
  });
});
