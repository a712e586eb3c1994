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
])("%s", (_name, classes, expected) => {
  expect(cn(...classes)).toBe(expected);
});
