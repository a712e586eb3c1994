import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { BotModule } from "#bot/module-api";
import { pretendPipeline } from "#bot/testing/pipeline";
import { LEVELS } from "#core/levels";
import { compared } from "#core/testing/authorization-table";

const folder = path.resolve(import.meta.dirname, "../modules");

async function builtInModules(): Promise<BotModule[]> {
  const names = readdirSync(folder).sort();
  const loaded = await Promise.all(
    names.map(
      (name) => import(path.join(folder, name, "index.ts")) as Promise<{ default: BotModule }>,
    ),
  );
  return loaded.map((module) => module.default);
}

test("who may run which command is as docs/authorization.md says", async () => {
  const pipeline = await pretendPipeline(await builtInModules());
  const commands = [...pipeline.hosts.commands()].sort((a, b) => a.name.localeCompare(b.name));
  expect(commands.length).toBeGreaterThan(15);
  const rows: string[][] = [];
  for (const { name, where } of commands) {
    const cells: string[] = [];
    for (const level of LEVELS) {
      // Words that mean nothing: whoever may run it gets no further than its arguments.
      const manner = { level, in: where === "channel" ? "#dev" : null };
      const said = await pipeline.hear(`.${name} zz zz zz zz`, manner);
      cells.push(said.some((line) => /^(\w+: )?That takes \w+ level/.test(line)) ? "no" : "yes");
    }
    rows.push([name, where, ...cells]);
  }
  const { written, found } = compared({
    section: "commands",
    columns: ["command", "where", ...LEVELS],
    rows,
  });
  expect(found).toBe(written);
});
