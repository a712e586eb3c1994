import { z } from "zod";
import { defineModule } from "#bot/module-api";
import { duration } from "#core/time";
import { createProfiles, introduce } from "./store.ts";
import { help, words } from "./words.ts";

export default defineModule({
  name: "about",
  summary: "Says what this bot is, and who somebody is.",
  words,
  help,
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
      run: ({ sender, t }) => t("pong", { nick: sender.nick }),
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
      async run({ network, bot, t, locale, args: { nick } }) {
        const isBot = nick === undefined || network.fold(nick) === network.fold(network.nick);
        if (isBot) {
          const { version, uptimeMs, source, modules } = await bot.about();
          const uptime = duration(uptimeMs, locale);
          return t("bot", { version, uptime, modules: modules.join(", "), source });
        }
        const profile = await profiles.find(network.id, network.fold(nick));
        return profile ? introduce(t, nick, profile) : t("unknown", { nick });
      },
    });
  },
});
