import { z } from "zod";
import { defineModule } from "#bot/module-api";
import { AppError } from "#core/errors";
import { after, DAY } from "#core/time";
import { createNotes } from "./notes.ts";
import { createSightings } from "./store.ts";
import { candidate, tell } from "./wording.ts";
import { help, words } from "./words.ts";

const SHOWN = 5;

export default defineModule({
  name: "seen",
  summary: "Remembers when each nick was last around.",
  words,
  help,
  settings: z.object({
    keepDays: z.number().int().min(1).max(3650).default(365).describe("Days to remember"),
  }),

  setup(ctx) {
    const sightings = createSightings(ctx.db, ctx.log);
    const notes = createNotes(sightings.note);
    ctx.on("message.channel", (event) => notes.spoke("message", event), { ignored: true });
    ctx.on("action", (event) => notes.spoke("action", event), { ignored: true });
    ctx.on("join", (event) => notes.inChannel("join", event));
    ctx.on("part", (event) => notes.inChannel("part", event));
    ctx.on("kick", notes.kicked);
    ctx.on("quit", notes.quit);
    ctx.on("nick", notes.renamed);
    ctx.every({ seconds: 1 }, sightings.begin);
    ctx.onUnload(sightings.flush);
    ctx.every({ hours: 6 }, async () => {
      const count = await sightings.forget(after(new Date(), -ctx.settings.keepDays * DAY));
      if (count > 0) ctx.log.info({ count }, "forgot old sightings");
    });

    ctx.command({
      name: "seen",
      usage: "<nick>",
      summary: "Tell when somebody was last around; * and ? stand for anything.",
      level: "user",
      where: "anywhere",
      examples: [
        { say: ".seen bob", reply: /I have not seen bob\.|bob (was|is)/ },
        { say: ".seen bob*", reply: /bob/ },
      ],
      async run({ network, channel, sender, at, t, locale, args: { nick } }) {
        const folded = network.fold(nick);
        if (folded === network.fold(network.nick)) return t("isBot");
        if (folded === network.fold(sender.nick)) return t("isYou", { nick: sender.nick });
        const asked = { network, channel, now: at, t, locale };
        if (!/[*?]/.test(nick)) return tell(nick, await sightings.find(network, folded), asked);

        if (nick.replace(/[*?]/g, "").length < 3) throw new AppError("invalid", t("tooShort"));
        const found = await sightings.search(network, nick);
        if (found.length === 0) return t("nobodyLike", { pattern: nick });
        const [only] = found;
        if (found.length === 1 && only) return tell(only.nick, only, asked);
        const shown = found
          .slice(0, SHOWN)
          .map((one) => candidate(one, asked))
          .join(", ");
        const more = Math.max(0, found.length - SHOWN);
        return t("several", { count: found.length, pattern: nick, shown, more });
      },
    });
  },
});
