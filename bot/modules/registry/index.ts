import { z } from "zod";
import { defineModule, type Translate } from "#bot/module-api";
import { AppError } from "#core/errors";
import { addModuleCommand } from "./module-command.ts";
import { addProfileCommand } from "./profile-command.ts";
import { createNetworks } from "./store.ts";
import { help, type Words, words } from "./words.ts";

export default defineModule({
  name: "registry",
  summary: "Decides where modules answer, whom, and how.",
  words,
  help,
  settings: z.object({}),

  setup(ctx) {
    addModuleCommand(ctx);
    addProfileCommand(ctx);
    const networks = createNetworks(ctx.db);

    ctx.command({
      name: "prefix",
      usage: "<place> [prefix]",
      summary: "What commands begin with: for the bot, a network (on:Libera), or a channel.",
      level: "superuser",
      where: "anywhere",
      examples: [
        { say: ".prefix #garden !", reply: /#garden/ },
        { say: ".prefix bot .", reply: /bot/ },
      ],
      async run({ bot, network, t, args: { place, prefix } }) {
        const next = prefix === undefined || prefix === "none" ? null : prefix;
        const scope = await readPlace(t, place, network, networks);
        const changed = await bot.editPrefix(scope, next);
        if (!changed) return t("prefixAlready", { place });
        if (next === null) return t("prefixGone", { place });
        return t("prefixIs", { place, prefix: next });
      },
    });

    ctx.command({
      name: "why",
      usage: "<nick> <question...>",
      summary: "Why somebody may or may not run a command: [#channel] command.",
      level: "staff",
      where: "anywhere",
      examples: [
        { say: ".why bob #garden seen", reply: /./ },
        { say: ".why bob seen", reply: /./ },
      ],
      run({ bot, network, channel, t, args: { nick, question } }) {
        const [first = "", ...others] = question.split(/\s+/);
        if (!network.isChannel(first)) return bot.why(nick, channel, question);
        if (others.length === 0) throw new AppError("invalid", t("whichCommand"));
        return bot.why(nick, first, others.join(" "));
      },
    });
  },
});

async function readPlace(
  t: Translate<Words>,
  place: string,
  network: { readonly id: string; isChannel(name: string): boolean },
  networks: ReturnType<typeof createNetworks>,
) {
  if (place === "bot") return { kind: "bot" } as const;
  if (place.startsWith("bot:")) return { kind: "bot", botId: place.slice(4) } as const;
  if (place.startsWith("on:"))
    return {
      kind: "network",
      networkId: await networks.idOf(t, place.slice(3), network.id),
    } as const;
  if (network.isChannel(place))
    return { kind: "channel", networkId: network.id, channel: place } as const;
  throw new AppError("invalid", t("whichPlace"));
}
