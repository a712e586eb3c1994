/** The command line beside a bot that runs: who is raised has what their level is worth on IRC at once. */
import { expect, test } from "vitest";
import { eventually } from "#bot/testing/irc-harness";
import { startWholeBot } from "#bot/testing/whole-bot";
import { runCliHere } from "../testing/run-cli.ts";

test.each([
  ["everywhere", ["user", "level", "olga", "operator"]],
  ["to the top", ["user", "make-superuser", "olga"]],
])(
  "somebody raised %s at the shell becomes operator in the channel they sit in",
  async (_, args) => {
    const bot = await startWholeBot({ builtIn: true });
    await bot.db.channel.updateMany({ data: { autoOp: true } });
    const olga = await bot.person("olga", "#dev");
    await bot.logIn(olga, "olga", "registered");
    const modes = () => {
      const network = bot.networks.get(bot.networkId);
      return network?.presence.channel("#dev")?.members.get(network.fold("olga"));
    };
    expect(modes()).toBe("");
    const env = { DATABASE_URL: bot.databaseUrl, STEWARD_DATA: bot.dataDir };
    expect(await runCliHere(args, { env })).toMatchObject({ code: 0 });
    await eventually(() => modes() === "o", "olga as operator");
  },
);
