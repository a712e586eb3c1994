import { z } from "zod";
import { type CommandSpec, defineModule } from "#bot/module-api";
import { ago } from "#core/time";

/** `register` and `login` differ in what the token is for, and in nothing else. */
const presenting = (name: "register" | "login", summary: string) =>
  ({
    name,
    usage: "<token>",
    summary,
    level: "user",
    where: "private",
    examples: [{ say: `${name} stw_example`, reply: /./ }],
    async run({ args, bot }) {
      // Nothing to say means too many tries: an answer would only feed a guesser or a flood.
      return (await bot.redeem(name, args.token)) || undefined;
    },
  }) satisfies CommandSpec<"<token>", "private">;

export default defineModule({
  name: "session",
  summary: "Lets people prove who they are, and leave again.",
  settings: z.object({}),

  setup(ctx) {
    ctx.command(
      presenting(
        "register",
        "Link yourself to your web account with a token from your token page.",
      ),
    );
    ctx.command(presenting("login", "Log in with a token from your token page."));

    ctx.command({
      name: "auth",
      usage: "<profile> [credential...]",
      summary:
        "Prove yourself to a profile that a module asks for: its password, or user name and password.",
      level: "user",
      where: "private",
      examples: [{ say: "auth helpers correct-horse", reply: /./ }],
      // Nothing to say means too many tries, as with tokens.
      run: async ({ args: { profile, credential = "" }, bot }) =>
        (await bot.authenticate(`${profile} ${credential}`)) || undefined,
    });

    ctx.command({
      name: "logout",
      usage: "",
      summary: "End your session here.",
      level: "user",
      where: "private",
      examples: [{ say: "logout", reply: /not logged in|logged out/i }],
      run: async ({ bot }) =>
        (await bot.logout()) ? "You are logged out. See you!" : "You are not logged in.",
    });

    ctx.command({
      name: "whoami",
      usage: "",
      summary: "Who the bot takes you for.",
      level: "user",
      where: "private",
      examples: [{ say: "whoami", reply: /^You are / }],
      async run({ bot, sender }) {
        const session = await bot.session();
        if (!session) return `You are ${sender.nick}, and not logged in: level ${sender.level}.`;
        return `You are ${session.userName}, level ${sender.level}.`;
      },
    });

    ctx.command({
      name: "status",
      usage: "",
      summary: "Your level, and since when and how you are logged in.",
      level: "user",
      where: "private",
      examples: [{ say: "status", reply: /level/i }],
      async run({ bot, sender }) {
        const session = await bot.session();
        if (!session) return "You are not logged in: level user. Log in with: login <token>";
        const since = ago(session.startedAt);
        return `Logged in as ${session.userName}, level ${sender.level}, ${since} by ${session.method}, as ${session.nick}!${session.userHost}.`;
      },
    });
  },
});
