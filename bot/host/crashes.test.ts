import { expect, test } from "vitest";
import { MINUTE, SECOND } from "#core/time";
import { type Crash, createCrashes } from "./crashes.ts";

const crash: Crash = { culprit: "bad", isUnsure: false, was: "running", origin: "user" };
const suspect: Crash = { ...crash, isUnsure: true };

/** What is said at each death, one every `everyMs`. */
function verdicts(death: Crash, count: number, everyMs: number) {
  const crashes = createCrashes();
  return Array.from({ length: count }, (_, time) => crashes.note(death, time * everyMs));
}

test("three deaths within a minute are too many, four spread wider are not", () => {
  expect(verdicts(crash, 3, 10 * SECOND)).toEqual([null, null, "three times within a minute"]);
  expect(verdicts(crash, 4, 31 * SECOND)).toEqual([null, null, null, null]);
});

test("whoever only ran while signals came is spared five times, not six", () => {
  expect(verdicts(suspect, 5, SECOND)).toEqual(Array(5).fill(null));
  expect(verdicts(suspect, 6, SECOND).at(-1)).toBe("six times within five minutes");
  expect(verdicts(suspect, 8, MINUTE)).not.toContain("six times within five minutes");
});

test("suspicion and certainty add up, but three suspicions are no certainty", () => {
  const crashes = createCrashes();
  const said = [suspect, suspect, crash, crash, suspect].map((death) => crashes.note(death, 0));
  expect(said).toEqual([null, null, null, null, null]);
  expect(crashes.note(crash, 0)).toBe("three times within a minute");
});

test("deaths of nobody, or of different modules, set nobody aside", () => {
  expect(verdicts({ ...suspect, culprit: null }, 20, SECOND)).not.toContain(expect.any(String));
  const crashes = createCrashes();
  const said = ["a", "b", "c", "d", "e", "f"].map((culprit) =>
    crashes.note({ ...suspect, culprit }, 0),
  );
  expect(said).toEqual(Array(6).fill(null));
});

test("each start waits longer, and no longer once the culprit is gone", () => {
  const crashes = createCrashes();
  const waits = [crash, crash].map((death) => {
    crashes.note(death, 0);
    return crashes.waitMs(0);
  });
  expect(waits).toEqual([0, 250]);
  expect(crashes.note(crash, 0)).not.toBeNull();
  expect(crashes.waitMs(0)).toBe(0);
});

test("a user's module that cannot be set up has one try, a built-in one three, a new version any number", () => {
  expect(verdicts({ ...crash, was: "new" }, 1, 0)).toEqual(["while it was set up"]);
  expect(verdicts({ ...crash, was: "new", origin: "built-in" }, 2, 0)).toEqual([null, null]);
  expect(verdicts({ ...crash, was: "new version" }, 9, 0)).toEqual(Array(9).fill(null));
});
