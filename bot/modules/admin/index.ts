import { z } from "zod";
import { defineModule } from "#bot/module-api";
import { addChannelCommands } from "./channels.ts";
import { addIgnoreCommands } from "./ignores.ts";
import { addLevelCommand } from "./levels.ts";
import { addModuleCommands } from "./modules.ts";
import { addPowerCommands } from "./powers.ts";
import { createNetworks } from "./store.ts";
import { help, words } from "./words.ts";

export default defineModule({
  name: "admin",
  summary: "Steers the bot itself.",
  words,
  help,
  settings: z.object({}),

  setup(ctx) {
    const networks = createNetworks(ctx.db);
    const superuser = { level: "superuser", where: "anywhere" } as const;
    addChannelCommands(ctx);
    addModuleCommands(ctx);
    addIgnoreCommands(ctx);
    addPowerCommands(ctx);
    addLevelCommand(ctx);

    ctx.command({
      ...superuser,
      name: "connect",
      usage: "<network>",
      summary: "Connect to a network.",
      examples: [{ say: ".connect libera", reply: /libera|Connecting/ }],
      run: async ({ bot, t, args }) =>
        bot.job("network.connect", { networkId: await networks.idOf(t, args.network) }),
    });
    ctx.command({
      ...superuser,
      name: "disconnect",
      usage: "<network>",
      summary: "Leave a network until told to connect again.",
      examples: [{ say: ".disconnect libera", reply: /libera|Disconnected/ }],
      run: async ({ bot, t, args }) =>
        bot.job("network.disconnect", { networkId: await networks.idOf(t, args.network) }),
    });
    ctx.command({
      ...superuser,
      name: "restart",
      usage: "",
      summary: "Start the bot anew; it comes back by itself.",
      examples: [{ say: ".restart", reply: /restart/i }],
      run: ({ bot }) => bot.job("bot.restart", {}),
    });
    ctx.command({
      ...superuser,
      name: "quit",
      usage: "",
      summary: "Stop the bot until somebody starts it again.",
      examples: [{ say: ".quit", reply: /stop/i }],
      run: ({ bot }) => bot.job("bot.stop", {}),
    });
  },
});
