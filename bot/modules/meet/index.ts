import { z } from "zod";
import { defineModule } from "#bot/module-api";
import { AppError } from "#core/errors";
import { LEVELS } from "#core/levels";

/** RFC 2812, 2.3.1, with the length and the wider characters that servers allow today. */
const nickShape = /^[^\s,*?!@#&+:$~%.0-9-][^\s,*?!@]{0,63}$/;

import { help, words } from "./words.ts";

export default defineModule({
  name: "meet",
  summary: "Invites people to sign up.",
  words,
  help,
  settings: z.object({
    level: z.enum(LEVELS).default("operator").describe("Who may invite"),
  }),

  setup(ctx) {
    ctx.command({
      name: "meet",
      usage: "<nick>",
      summary: "Send somebody the address where they can sign up.",
      level: ctx.settings.level,
      where: "anywhere",
      examples: [{ say: ".meet bob", reply: /bob/ }],
      async run({ network, bot, t, args: { nick } }) {
        if (!nickShape.test(nick)) throw new AppError("invalid", t("noNick", { nick }));
        if (network.fold(nick) === network.fold(network.nick)) return t("isBot");
        return bot.meet(nick);
      },
    });
  },
});
