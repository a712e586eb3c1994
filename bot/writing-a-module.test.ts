import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { BotModule } from "./module-api.ts";
import { changeable } from "./module-events.ts";
import { startModule } from "./testing/module-harness.ts";

const root = path.resolve(import.meta.dirname, "..");
const guide = readFileSync(path.join(root, "docs/writing-a-module.md"), "utf8");
const examples = [...guide.matchAll(/```ts\n(.*?)```/gs)]
  .map(([, source = ""]) => source)
  .filter((source) => source.includes("defineModule("));

test("the guide has examples", () => expect(examples.length).toBeGreaterThan(1));

test.each(examples.map((source, at) => [/name: "(\w+)"/.exec(source)?.[1] ?? String(at), source]))(
  "the guide's module %s loads, and its examples are true",
  async (name, source) => {
    // Inside the project, where its imports are found.
    const folder = path.join(root, ".cache/guide");
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}-${process.pid}.ts`);
    onTestFinished(() => rmSync(file, { force: true }));
    writeFileSync(file, source);
    const { default: module } = (await import(file)) as { default: BotModule };
    await (await startModule(module)).examples();
  },
);

test.each(Object.keys(changeable))("the guide's table has the event %s", (name) => {
  expect(guide).toMatch(new RegExp(`^\\| .*\`${name}\``, "m"));
});
