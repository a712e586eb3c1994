import { describe, expect, test } from "vitest";
import { CHANNEL_LEVELS, LEVELS, type Level, mayGrantIn, reaches } from "./levels.ts";

const person = (id: string, level: Level) => ({ id, level });
const THERE = [null, ...CHANNEL_LEVELS] as const;
const isBelowStaff = (level: Level | null) => level === null || !reaches(level, "staff");

describe("the level in one channel", () => {
  const cases = LEVELS.flatMap((target) =>
    THERE.flatMap((there) => THERE.map((next) => [target, there, next] as const)),
  );

  test.each(LEVELS)(
    "by %s: never at their own or above, for nobody who has that here or there",
    (level) => {
      for (const [target, there, next] of cases) {
        const may =
          level === "superuser" || (level === "staff" && [target, there, next].every(isBelowStaff));
        expect([
          ...[target, there, next],
          mayGrantIn({ actor: null, target: there }, person("a", level), person("b", target), next),
        ]).toEqual([target, there, next, may]);
      }
    },
  );

  test("by somebody who was lowered or raised in that very channel", () => {
    const may = (actor: Level, there: Level, next: Level | null) =>
      mayGrantIn({ actor: there, target: null }, person("a", actor), person("b", "user"), next);
    expect(may("staff", "operator", "voice")).toBe(false);
    expect(may("staff", "superuser", "staff")).toBe(false);
    expect(may("staff", "staff", "operator")).toBe(true);
    expect(may("registered", "superuser", "voice")).toBe(false);
    expect(may("superuser", "registered", "superuser")).toBe(true);
  });

  test("one's own is for superusers alone", () => {
    for (const level of LEVELS)
      for (const next of THERE)
        expect(
          mayGrantIn(
            { actor: "voice", target: "voice" },
            person("a", level),
            person("a", level),
            next,
          ),
        ).toBe(level === "superuser");
  });
});
