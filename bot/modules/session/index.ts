import { z } from "zod";
import { type CommandSpec, defineModule } from "#bot/module-api";
import { ago } from "#core/time";
import { help, words } from "./words.ts";

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
  words,
  help,
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
      run: async ({ bot, t }) => ((await bot.logout()) ? t("loggedOut") : t("notLoggedIn")),
    });

    ctx.command({
      name: "whoami",
      usage: "",
      summary: "Who the bot takes you for.",
      level: "user",
      where: "private",
      examples: [{ say: "whoami", reply: /^You are / }],
      run: ({ sender: { nick, userName, level }, t }) =>
        userName === null ? t("stranger", { nick, level }) : t("you", { name: userName, level }),
    });

    ctx.command({
      name: "status",
      usage: "",
      summary: "Your level, and since when and how you are logged in.",
      level: "user",
      where: "private",
      examples: [{ say: "status", reply: /level/i }],
      async run({ bot, sender, t, locale }) {
        const session = await bot.session();
        if (!session) return t("noSession");
        const { userName: name, method, nick, userHost } = session;
        const since = ago(session.startedAt, new Date(), locale);
        const hostmask = `${nick}!${userHost}`;
        return t("session", { name, level: sender.level, since, method, hostmask });
      },
    });
  },
});
