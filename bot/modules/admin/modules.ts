import type { ModuleContext } from "#bot/module-api";
import type { Words } from "./words.ts";

const superuser = { level: "superuser", where: "anywhere" } as const;

/** Loading and unloading modules without leaving IRC. */
export function addModuleCommands(ctx: ModuleContext<unknown, Words>): void {
  ctx.command({
    ...superuser,
    name: "reload",
    usage: "[module]",
    summary: "Load a module, or all, anew as they are on disk now.",
    examples: [
      { say: ".reload quotes", reply: /reload/i },
      { say: ".reload", reply: /reload/i },
    ],
    run: ({ bot, args: { module: name } }) =>
      bot.job("module.reload", name === undefined ? {} : { name }),
  });
  ctx.command({
    ...superuser,
    name: "load",
    usage: "<module>",
    summary: "Load a module that is not running.",
    examples: [{ say: ".load quotes", reply: /load/i }],
    run: ({ bot, args }) => bot.job("module.load", { name: args.module }),
  });
  ctx.command({
    ...superuser,
    name: "unload",
    usage: "<module>",
    summary: "Take a module away until it is loaded again or the bot restarts.",
    examples: [{ say: ".unload quotes", reply: /unload/i }],
    run: ({ bot, args }) => bot.job("module.unload", { name: args.module }),
  });
  ctx.command({
    ...superuser,
    name: "modules",
    usage: "",
    summary: "Which modules there are and how they do.",
    examples: [{ say: ".modules", reply: /^\d+ modules?/ }],
    async run({ bot, t }) {
      const modules = await bot.modules();
      const running = modules.filter(({ state }) => state === "running").map(({ name }) => name);
      const others = modules
        .filter(({ state, error }) => state !== "running" || error !== "")
        .map(({ name, state, error }) =>
          t("broken", { name, state, reason: error || t("noReason") }),
        );
      const names = running.join(", ") || t("none");
      return [t("running", { count: running.length, names }), ...others];
    },
  });
}
