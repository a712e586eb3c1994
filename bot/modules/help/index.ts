import { z } from "zod";
import { defineModule } from "#bot/module-api";
import { AppError } from "#core/errors";
import { explain, howToAsk, overview } from "./wording.ts";
import { help, words } from "./words.ts";

export default defineModule({
  name: "help",
  summary: "Tells what the bot can do for you.",
  words,
  help,
  settings: z.object({}),

  setup(ctx) {
    ctx.command({
      name: "help",
      usage: "[command...]",
      summary: "What you can ask, or how one command works.",
      level: "user",
      where: "anywhere",
      examples: [
        { say: ".help", reply: /help/ },
        { say: ".help help", reply: /^Usage: \.help \[command\.\.\.\]/ },
      ],
      async run({ bot, channel, network, t, args: { command: asked } }) {
        const commands = await bot.commands();
        if (asked === undefined)
          return channel === null ? overview(commands) : howToAsk(t, commands, network.nick);
        // The prefix belongs to the line, not to the name, but people type it.
        const wanted = asked
          .replace(/^[^\w#]+/, "")
          .replace(/\s+/g, " ")
          .toLowerCase();
        const command = commands.find(({ name, aliases }) =>
          [name, ...aliases].some((each) => each.toLowerCase() === wanted),
        );
        if (command) return explain(t, command, network.nick);
        const module = commands.filter((each) => each.module === wanted);
        if (module.length > 0) return overview(module);
        throw new AppError("not_found", t("unknown", { name: asked.slice(0, 30) }));
      },
    });
  },
});
