import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "./cn.tsx";

test.each([
  ["a size of ours gives way to a later one", ["h-control px-2", "h-12"], "px-2 h-12"],
  ["a later size of ours wins", ["size-8", "size-control-sm"], "size-control-sm"],
  [
    "size and colour of text are two things",
    ["text-2xs", "text-muted-foreground"],
    "text-2xs text-muted-foreground",
  ],
  ["shadows of ours replace each other", ["shadow-raised", "shadow-floating"], "shadow-floating"],
  ["what is unset is left out", ["a", false, undefined, null], "a"],
  ["variants are apart", ["p-2 sm:p-4", "sm:p-6"], "p-2 sm:p-6"],
])("%s", (_name, classes, expected) => {
  expect(cn(...classes)).toBe(expected);
});

/** With the whole of Tailwind in it. */
const whole = extendTailwindMerge({
  extend: {
    theme: {
      text: ["2xs"],
      spacing: ["control", "control-sm", "cell"],
      shadow: ["raised", "floating"],
    },
  },
});

/** Every class in our sources that Tailwind knows, without variants. */
function usedClasses(): string[] {
  const root = path.dirname(import.meta.dirname);
  const found = new Set<string>();
  for (const folder of ["components", "app"])
    for (const file of readdirSync(path.join(root, folder), {
      recursive: true,
      encoding: "utf8",
    })) {
      if (!file.endsWith(".tsx")) continue;
      const source = readFileSync(path.join(root, folder, file), "utf8");
      for (const [, quoted, ticked] of source.matchAll(/"([^"\n]*)"|`([^`]*)`/g))
        for (const word of (quoted ?? ticked ?? "").split(/\s+/))
          found.add(word.replace(/^.*:(?![^[(]*[\])])/, "").replace(/!$/, ""));
    }
  return [...found].filter((name) => /^[-a-z[]/.test(name) && whole(`${name} ${name}`) === name);
}

type Merge = (classes: string) => string;

/** Do both set the same property, whichever comes first? */
const exclude = (merge: Merge, one: string, other: string) =>
  merge(`${one} ${other}`) === other && merge(`${other} ${one}`) === one;

test("of any two classes that we use, the same ones stay as with the whole of tailwind-merge", () => {
  const classes = usedClasses();
  expect(classes.length).toBeGreaterThan(300);
  const wrong: string[] = [];
  const groups: string[] = [];
  for (const name of classes) {
    const first = groups.find((one) => exclude(whole, one, name));
    if (first === undefined) groups.push(name);
    else if (!exclude(cn, first, name)) wrong.push(`${first} and ${name} are one group`);
  }
  // One of each group stands for the others.
  for (const one of groups)
    for (const other of groups)
      if (cn(`${one} ${other}`) !== whole(`${one} ${other}`)) wrong.push(`${one} ${other}`);
  expect(wrong.slice(0, 20)).toEqual([]);
}, 60_000);
