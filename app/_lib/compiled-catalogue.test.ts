/** What the browser shows is what the server shows: every message of every catalogue, by both ways. */
import { createElement, isValidElement, type ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { compiledTranslator } from "#components/compiled-words";
import { type Area, english } from "#core/words/catalogues";
import { LOCALES } from "#core/words/locales";
import { catalogueOf, translator } from "#core/words/translate";

vi.mock("server-only", () => ({}));
const { compileAll } = await import("./compiled-catalogue.ts");

interface Messages {
  readonly [key: string]: string | Messages;
}

function keysOf(messages: Messages, before = ""): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}

/** Something for every argument and tag that a message may ask for. */
function valuesFor(
  text: string,
  number: number,
): Record<string, string | number | Date | (() => string)> {
  const names = [...text.matchAll(/\{(\w+)(?:, *(\w+))?/g)].map(([, name = "", kind]) => [
    name,
    kind === "date" || kind === "time"
      ? new Date(0)
      : kind === "select"
        ? "other"
        : kind
          ? number
          : `<${name}>`,
  ]);
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, name = ""]) => [name, () => `[${name}]`]);
  return Object.fromEntries([...names, ...tags]);
}

const flat = (node: ReactNode): string =>
  Array.isArray(node) ? node.map(flat).join("") : String(node);

test.each(
  LOCALES.flatMap((locale) =>
    (Object.keys(english) as Area[]).map((area) => [locale, area] as const),
  ),
)("%s, %s", (locale, area) => {
  const messages = catalogueOf(locale, area) as Messages;
  const there = translator(locale, area) as unknown as {
    rich(key: string, values: object): ReactNode;
  };
  const here = compiledTranslator(locale, compileAll(messages));
  for (const key of keysOf(messages)) {
    const text = key
      .split(".")
      .reduce<string | Messages>((at, part) => (at as Messages)[part] ?? "", messages);
    for (const number of [0, 1, 2, 1234]) {
      const values = valuesFor(String(text), number);
      expect(flat(here.rich(key, values)), key).toBe(flat(there.rich(key, values)));
    }
  }
});

test("a key that is not there is shown itself, as the whole of a catalogue is", () => {
  const t = compiledTranslator("en", compileAll({ a: { b: "found" } }));
  expect(t("a.b")).toBe("found");
  expect([t("a.c"), t("a"), t("constructor")]).toEqual(["a.c", "a", "constructor"]);
  expect([t.has("a.b"), t.has("a"), t.has("toString")]).toEqual([true, false, false]);
});

test("elements between texts have keys", () => {
  const t = compiledTranslator("en", compileAll({ a: "x <b>y</b> z <b>w</b>" }));
  const made = t.rich("a", { b: (chunks) => createElement("b", null, chunks) });
  const elements = (made as ReactNode[]).filter(isValidElement);
  expect(new Set(elements.map(({ key }) => key)).size).toBe(2);
});

test("React may hand them to the browser: plain objects only", () => {
  const prototypes = new Set<unknown>();
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    prototypes.add(Object.getPrototypeOf(value));
    Object.values(value).forEach(walk);
  };
  walk(compileAll(english.kit));
  expect(prototypes).toEqual(new Set([Object.prototype, Array.prototype]));
});
