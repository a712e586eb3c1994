import { z } from "zod";
import type { Level } from "#core/levels";
import type { CommandManifest, ModuleManifest } from "../host/messages.ts";
import { defineModule } from "../module-api.ts";
import type { pretendPipeline } from "./pipeline.ts";

/** The real pipeline with stand-ins: the same names, levels and places, and every command answers "ran". */
export async function createPipelineOf(
  start: typeof pretendPipeline,
  manifests: readonly ModuleManifest[],
) {
  const modules = manifests.map(({ name, commands }) =>
    defineModule({
      name,
      summary: "Stands in.",
      settings: z.object({}),
      setup(ctx) {
        for (const { name: command, level, where } of commands)
          ctx.command({
            ...{ name: command, usage: "[words...]", summary: "s", level, where },
            run: () => "ran",
          });
      },
    }),
  );
  const bot = await start(modules);
  return {
    say: ({ name, where }: CommandManifest, level: Level) =>
      bot.hear(`.${name}`, { level, in: where === "private" ? null : "#dev" }),
  };
}
