/** What becomes of a level when the evidence for it is thin. */
import { expect, test } from "vitest";
import { z } from "zod";
import type { BotModule } from "#bot/module-api";
import { pretendPipeline } from "#bot/testing/pipeline";
import type { Level } from "#core/levels";

const command = { usage: "", summary: "s", where: "anywhere" } as const;
const module: BotModule = {
  name: "powers",
  summary: "For tests.",
  settings: z.object({}),
  setup(ctx) {
    ctx.command({ ...command, name: "mine", level: "user", run: ({ sender }) => sender.level });
    ctx.command({ ...command, name: "ban", level: "operator", run: () => "banned" });
  },
};

test("without evidence a command of operators is refused in private, and others run without their powers", async () => {
  const asked: Level[] = [];
  const irc = await pretendPipeline([module], {
    whyDoubtful: async (_network, _source, level) => {
      asked.push(level);
      return { key: "bot.refused.unseen", login: "log in" };
    },
  });
  expect(await irc.messages(".ban", { level: "staff" })).toEqual([
    {
      target: "ann",
      text: expect.stringMatching(/^I cannot see you.* then log in$/),
      style: "notice",
    },
  ]);
  expect(await irc.hear(".mine", { level: "staff" })).toEqual(["voice"]);
  expect(asked).toEqual(["operator", "staff"]);
  expect(irc.recorded.map(({ kind }) => kind)).toEqual(["command.refused", "command"]);
});

test("with it, and below operator, nothing changes and nobody is asked needlessly", async () => {
  let asked = 0;
  const irc = await pretendPipeline([module], {
    whyDoubtful: async () => {
      asked++;
      return null;
    },
  });
  expect(await irc.hear(".ban", { level: "staff" })).toEqual(["banned"]);
  expect(await irc.hear(".mine", { level: "staff" })).toEqual(["staff"]);
  expect(await irc.hear(".mine", { level: "voice" })).toEqual(["voice"]);
  expect(asked).toBe(2);
});
