import { expect, test } from "vitest";
import { pretendPipeline } from "#bot/testing/pipeline";
import { command, module, ping } from "./testing/sample-modules.ts";

test("too many commands of one host are dropped without a word, others are heard", async () => {
  const irc = await pretendPipeline([ping], {
    flood: {
      sender: { burst: 3, perSecond: 0.001 },
      channel: { burst: 100, perSecond: 1 },
      everybody: { burst: 100, perSecond: 1 },
      refusals: { burst: 2, perSecond: 0.001 },
    },
  });
  const answers: string[] = [];
  for (let time = 0; time < 10; time++) answers.push(...(await irc.hear(".ping")));
  expect(answers).toHaveLength(3);
  const twin = { nick: "ann2", userHost: "other@3.example.org" };
  expect(await irc.hear(".ping", { as: twin })).toEqual([]);
  expect(await irc.hear(".ping", { as: "robert" })).toEqual(["robert: pong"]);
  expect(await irc.hear(".ping", { level: "superuser" })).toEqual(["ann: pong"]);
});

test("refusals have a limit of their own", async () => {
  const locked = module("locked", (ctx) =>
    ctx.command({ ...command, name: "locked", level: "staff", run: () => "open" }),
  );
  const plenty = { burst: 1_000, perSecond: 1_000 };
  const irc = await pretendPipeline([locked], {
    flood: {
      sender: plenty,
      channel: plenty,
      everybody: plenty,
      refusals: { burst: 2, perSecond: 0.001 },
    },
  });
  const answers: string[] = [];
  for (let time = 0; time < 10; time++) answers.push(...(await irc.hear(".locked")));
  expect(answers).toHaveLength(2);
});
