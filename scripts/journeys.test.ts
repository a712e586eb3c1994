import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const folder = path.resolve(import.meta.dirname, "../e2e");

test("nobody is made twice by the journeys that share a stack", () => {
  const made = new Map<string, string>();
  const twice: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".spec.ts"))) {
    const source = readFileSync(path.join(folder, file), "utf8");
    const stack = /stackOf: "([\w-]+)"/.exec(source)?.[1] ?? "all";
    for (const [, name] of source.matchAll(/(?:addUser|signUp)\((?:\w+, )?stack, "([\w-]+)"/g)) {
      // Whoever starts a stack of their own brings its superuser.
      if (name === "grace") continue;
      const person = `${name} on ${stack}`;
      const before = made.get(person);
      if (before !== undefined) twice.push(`${person}: ${before} and ${file}`);
      made.set(person, file);
    }
  }
  expect(made.size).toBeGreaterThan(20);
  expect(twice).toEqual([]);
});
