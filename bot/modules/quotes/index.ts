import { z } from "zod";
import { defineModule } from "#bot/module-api";
import { reaches } from "#core/levels";
import { addAddingCommands } from "./adding.ts";
import { forChannel, fromAnywhere, recall } from "./recall.ts";
import { createQuotes } from "./store.ts";
import { help, words } from "./words.ts";

export default defineModule({
  name: "quotes",
  summary: "Keeps memorable lines of a channel and recalls them.",
  words,
  help,
  settings: z.object({
    maxLength: z.number().int().min(20).max(400).default(350).describe("Longest quote"),
  }),

  setup(ctx) {
    const quotes = createQuotes(ctx.db);
    addAddingCommands(ctx, quotes);
    ctx.every({ hours: 12 }, async () => void (await quotes.eraseDeleted(new Date())));

    ctx.command({
      name: "quote",
      usage: "[what...]",
      summary: "Recall a quote: any one, by number, or by words that are in it.",
      level: "user",
      where: "anywhere",
      examples: [
        { say: ".quote", reply: /None yet|#\d+/ },
        { say: ".quote 7", reply: /#7/ },
        { say: ".quote cake", reply: /cake/ },
      ],
      async run(call) {
        const { place, what } = fromAnywhere(call);
        return recall(call.t, quotes, place, what);
      },
    });

    ctx.command({
      name: "quote del",
      aliases: ["delquote"],
      usage: "<id:number>",
      summary: "Delete a quote that you added; staff may delete any.",
      level: "registered",
      where: "channel",
      examples: [{ say: ".quote del 7", reply: /#7/ }],
      async run({ network, channel, sender, at, t, args: { id } }) {
        const by = { userId: sender.userId, mayAll: reaches(sender.level, "staff") };
        await quotes.delete(forChannel(network, channel), id, by, at);
        return t("deleted", { number: id });
      },
    });
  },
});
