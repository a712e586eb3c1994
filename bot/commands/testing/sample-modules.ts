import { z } from "zod";
import type { BotModule, ModuleContext } from "#bot/module-api";

/** A module that is nothing but what `setup` makes of it. */
export const module = (name: string, setup: (ctx: ModuleContext<unknown>) => void): BotModule => ({
  name,
  summary: "For tests.",
  settings: z.object({}),
  setup: (ctx) => setup(ctx),
});

/** What a command has to say of itself, for spreading. */
export const command = { usage: "", summary: "s", level: "user", where: "anywhere" } as const;

/** Commands that answer in every way there is. */
export const ping = module("ping", (ctx) => {
  ctx.command({ ...command, name: "ping", run: ({ sender }) => `${sender.nick}: pong` });
  ctx.command({ ...command, name: "echo", usage: "[text...]", run: ({ args }) => args.text ?? "" });
  ctx.command({
    ...command,
    name: "lines",
    usage: "<n:number>",
    run: ({ args }) => Array.from({ length: args.n }, (_, at) => `line ${at + 1}`),
  });
  ctx.command({ ...command, name: "whisper", run: () => ({ private: "psst" }) });
  ctx.command({
    ...command,
    name: "break",
    run: () => {
      throw new Error("inner state");
    },
  });
  ctx.command({ ...command, name: "here", where: "channel", run: ({ channel }) => channel });
  ctx.command({ ...command, name: "alone", where: "private", run: () => "alone" });
});
