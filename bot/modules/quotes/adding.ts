import type { ModuleContext } from "#bot/module-api";
import { AppError } from "#core/errors";
import { forChannel } from "./recall.ts";
import { createLastLines, type createQuotes, lineOf } from "./store.ts";
import type { Words } from "./words.ts";

/** Two ways to add a quote: by writing it, and by naming who just said it. */
export function addAddingCommands(
  ctx: ModuleContext<{ maxLength: number }, Words>,
  quotes: ReturnType<typeof createQuotes>,
): void {
  const lines = createLastLines();
  ctx.on("message.channel", ({ network, channel, sender, text }) =>
    lines.hear(network, channel, sender.nick, lineOf(false, sender.nick, text)),
  );
  ctx.on("action", ({ network, channel, sender, text }) => {
    if (channel !== null)
      lines.hear(network, channel, sender.nick, lineOf(true, sender.nick, text));
  });

  ctx.command({
    name: "quote add",
    aliases: ["addquote"],
    usage: "<text...>",
    summary: "Remember a line said here.",
    level: "registered",
    where: "channel",
    examples: [{ say: ".quote add <bob> I like cake", reply: /^Quote #\d+ added\.$/ }],
    async run({ network, channel, sender, at, t, args: { text } }) {
      if (text.length > ctx.settings.maxLength)
        throw new AppError("invalid", t("tooLong", { most: ctx.settings.maxLength }));
      const by = { nick: sender.nick, userId: sender.userId };
      const quote = { ...forChannel(network, channel), channelName: channel, text, by };
      return t("added", { number: (await quotes.add(quote, at)).number });
    },
  });

  ctx.command({
    name: "quote last",
    aliases: ["grab"],
    usage: "<nick>",
    summary: "Remember the last line of somebody here.",
    level: "registered",
    where: "channel",
    examples: [{ say: ".quote last carol", reply: /carol/ }],
    async run({ network, channel, sender, at, t, args: { nick } }) {
      const [place, folded] = [forChannel(network, channel), network.fold(nick)];
      if (folded === network.fold(sender.nick)) throw new AppError("invalid", t("yourself"));
      await quotes.refuseOptedOut(network.id, nick, folded);
      const text = lines.last(place, folded) ?? (await quotes.lastLogged(place, folded));
      if (!text) throw new AppError("not_found", t("notHeard", { nick }));
      const by = { nick: sender.nick, userId: sender.userId };
      const { number } = await quotes.add({ ...place, channelName: channel, text, by }, at);
      return t("addedText", { number, text });
    },
  });
}
