import type { CommandCall, ModuleContext } from "#bot/module-api";
import { AppError } from "#core/errors";
import type { Words } from "./words.ts";

type Context = ModuleContext<unknown, Words>;
type Call = Pick<CommandCall<"", "anywhere">, "network" | "channel" | "bot">;

const superuser = { level: "superuser", where: "anywhere" } as const;

const speak = ({ network, bot }: Call, target: string, text: string, style: "message" | "action") =>
  bot.job("send", { networkId: network.id, target, text, style });

/** Coming, going and speaking. */
export function addChannelCommands(ctx: Context): void {
  ctx.command({
    ...superuser,
    name: "join",
    usage: "<channel> [key]",
    summary: "Join a channel and stay there.",
    examples: [{ say: ".join #garden", reply: /join/i }],
    run: ({ network, bot, args: { channel, key } }) =>
      bot.job("channel.join", {
        networkId: network.id,
        channel,
        ...(key === undefined ? {} : { key }),
      }),
  });
  ctx.command({
    ...superuser,
    name: "part",
    usage: "[channel] [reason...]",
    summary: "Leave a channel: the one named, or this one.",
    examples: [{ say: ".part #garden", reply: /part|left/i }],
    run: ({ network, bot, t, channel: here, args: { channel = here, reason } }) => {
      if (channel === null) throw new AppError("invalid", t("whichChannel"));
      const why = reason === undefined ? {} : { reason };
      return bot.job("channel.part", { networkId: network.id, channel, ...why });
    },
  });
  ctx.command({
    ...superuser,
    name: "say",
    usage: "<target> <text...>",
    summary: "Say something in a channel or to somebody.",
    examples: [{ say: ".say #garden good morning", reply: /send|sent/i }],
    run: async (call) => said(await speak(call, call.args.target, call.args.text, "message"), call),
  });
  ctx.command({
    ...superuser,
    name: "act",
    usage: "<target> <text...>",
    summary: "Do something (/me) in a channel or to somebody.",
    examples: [{ say: ".act #garden waters the flowers", reply: /send|sent/i }],
    run: async (call) => said(await speak(call, call.args.target, call.args.text, "action"), call),
  });
}

/** What was said is there to be seen when it was said right here. */
function said(result: string, { network, channel, args }: Call & { args: { target: string } }) {
  const isHere = channel !== null && network.fold(args.target) === network.fold(channel);
  return isHere ? undefined : result;
}
