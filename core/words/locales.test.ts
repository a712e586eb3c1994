import { expect, test } from "vitest";
import { acceptedLocale } from "./locales.ts";

test.each([
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["fr-FR, en;q=0.3, de;q=0.7", "de"],
  ["en-US,en;q=0.9", "en"],
  ["EN", "en"],
  ["fr,pt;q=0.5", null],
  ["de;q=0, en;q=0.1", "en"],
  ["*", null],
  ["", null],
  [null, null],
  ["de;q=much", "de"],
])("a browser that says %j reads %j", (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});
