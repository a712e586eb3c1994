import type { CommandCall, ModuleContext, Translate } from "#bot/module-api";
import { AppError } from "#core/errors";
import type { Words } from "./words.ts";

type Context = ModuleContext<unknown, Words>;
type Call = Pick<CommandCall<"", "channel">, "bot" | "channel" | "sender"> & {
  readonly t: Translate<Words>;
};

const operator = { level: "operator", where: "channel" } as const;
/** More at once would take the careful queue a minute. */
const MOST_NICKS = 12;

/** What channel operators do, for those who are operators to the bot. */
export function addPowerCommands(ctx: Context): void {
  addStatusCommands(ctx);
  ctx.command({
    ...operator,
    name: "kick",
    usage: "<nick> [reason...]",
    summary: "Throw somebody out of this channel.",
    examples: [{ say: ".kick mallory enough of that", reply: /^Done\.$/ }],
    async run({ bot, channel, sender, t, args: { nick, reason } }) {
      await bot.kick(channel, nick, reason ?? t("kickedBy", { nick: sender.nick }));
      return { private: t("done") };
    },
  });
  ctx.command({
    ...operator,
    name: "topic",
    usage: "<text...>",
    summary: "Set this channel's topic.",
    examples: [{ say: ".topic Release on Friday", reply: /^Done\.$/ }],
    async run({ bot, channel, t, args: { text } }) {
      await bot.topic(channel, text);
      return { private: t("done") };
    },
  });
}

function addStatusCommands({ command }: Context): void {
  const status = async (call: Call, add: boolean, mode: "o" | "v", typed: string | undefined) => {
    const nicks = [...new Set(typed?.split(/[\s,]+/).filter(Boolean))];
    if (nicks.length > MOST_NICKS)
      throw new AppError("invalid", call.t("tooManyNicks", { most: MOST_NICKS }));
    const names = nicks.length > 0 ? nicks : [call.sender.nick];
    const changes = names.map((param) => ({ add, mode, param }));
    await call.bot.mode(call.channel, changes);
    return { private: call.t("done") };
  };
  command({
    ...operator,
    name: "op",
    usage: "[nicks...]",
    summary: "Give operator status here, to yourself or to those named.",
    examples: [
      { say: ".op", reply: /^Done\.$/ },
      { say: ".op bob carol", reply: /^Done\.$/ },
    ],
    run: (call) => status(call, true, "o", call.args.nicks),
  });
  command({
    ...operator,
    name: "deop",
    usage: "[nicks...]",
    summary: "Take operator status away here, from yourself or from those named.",
    examples: [{ say: ".deop bob", reply: /^Done\.$/ }],
    run: (call) => status(call, false, "o", call.args.nicks),
  });
  command({
    ...operator,
    name: "voice",
    usage: "[nicks...]",
    summary: "Give voice here, to yourself or to those named.",
    examples: [{ say: ".voice bob", reply: /^Done\.$/ }],
    run: (call) => status(call, true, "v", call.args.nicks),
  });
  command({
    ...operator,
    name: "devoice",
    usage: "[nicks...]",
    summary: "Take voice away here, from yourself or from those named.",
    examples: [{ say: ".devoice bob", reply: /^Done\.$/ }],
    run: (call) => status(call, false, "v", call.args.nicks),
  });
}
