import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mutants } from "./list.ts";

test.each(mutants)(
  "$guard: still where the list says",
  ({ file, was, becomes, test: [suite, name] }) => {
    expect(readFileSync(file, "utf8").split(was)).toHaveLength(2);
    expect(was).not.toBe(becomes);
    expect(existsSync(suite)).toBe(true);
    expect(readFileSync(suite, "utf8")).toContain(name);
  },
);
