import { z } from "zod";
import { defineModule } from "#bot/module-api";
import { duration } from "#core/time";
import { createProfiles, introduce } from "./store.ts";

export default defineModule({
  name: "about",
  summary: "Says what this bot is, and who somebody is.",
  settings: z.object({}),

  setup(ctx) {
    const profiles = createProfiles(ctx.db);

    ctx.command({
      name: "ping",
      usage: "",
      summary: "See whether the bot listens.",
      level: "user",
      where: "anywhere",
      examples: [{ say: ".ping", reply: /^\w+: pong$/ }],
      run: ({ sender }) => `${sender.nick}: pong`,
    });

    ctx.command({
      name: "about",
      usage: "[nick]",
      summary: "About this bot, or somebody's public profile.",
      level: "user",
      where: "anywhere",
      examples: [
        { say: ".about", reply: /Steward .+ up for/ },
        { say: ".about nobody", reply: /nobody is not known here/ },
      ],
      async run({ network, bot, args: { nick } }) {
        const isBot = nick === undefined || network.fold(nick) === network.fold(network.nick);
        if (isBot) {
          const { version, uptimeMs, source, modules } = await bot.about();
          return `Steward ${version}, up for ${duration(uptimeMs)}, with ${modules.join(", ")}. ${source}`;
        }
        const profile = await profiles.find(network.id, network.fold(nick));
        return profile ? introduce(nick, profile) : `${nick} is not known here.`;
      },
    });
  },
});
