import path from "node:path";
import { expect, test, vi } from "vitest";
import { LEVELS, type Level, levelValue } from "#core/levels";
import { startHosts } from "./testing/hosts.ts";
import { pretendPipeline } from "./testing/pipeline.ts";

vi.setConfig({ testTimeout: 180_000 });

/** Every command of the built-in modules as they register themselves, so that a new one is tested without being added here. */
test("each command is refused below its level in one line that names it, and not for lack of level from it on", async () => {
  const builtInDir = path.resolve(import.meta.dirname, "modules");
  const { hosts } = await startHosts({ builtInDir });
  const commands = hosts.manifests().flatMap((module) => module.commands);
  expect(commands.length).toBeGreaterThan(25);
  const { createPipelineOf } = await import("./testing/listed-commands.ts");
  const bot = await createPipelineOf(pretendPipeline, hosts.manifests());
  for (const command of commands) {
    expect(command.examples.length, `${command.name} has an example`).toBeGreaterThan(0);
    for (const level of LEVELS) {
      const heard = await bot.say(command, level);
      const isEnough = levelValue(level) >= levelValue(command.level);
      if (isEnough) expect(heard, `${command.name} at ${level}`).toEqual(["ran"]);
      else expect(heard, `${command.name} at ${level}`).toEqual([missing(command.level)]);
    }
  }
});

const missing = (level: Level): unknown => expect.stringMatching(`^That takes ${level} level`);
