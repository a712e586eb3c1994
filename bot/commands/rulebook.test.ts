import { expect, test } from "vitest";
import { pretendPipeline } from "#bot/testing/pipeline";
import { defaultPolicy } from "#core/modules/policy";
import { command, module, ping } from "./testing/sample-modules.ts";

test("a module's own prefix counts for its commands only", async () => {
  const other = module("other", (ctx) =>
    ctx.command({ ...command, name: "other", run: () => "other" }),
  );
  const irc = await pretendPipeline([ping, other], {
    policyFor: (name) =>
      name === "ping" ? { ...defaultPolicy, commandPrefix: "!!" } : defaultPolicy,
  });
  expect(await irc.hear("!!ping")).toEqual(["ann: pong"]);
  expect(await irc.hear(".ping")).toEqual([]);
  expect(await irc.hear(".other")).toEqual(["other"]);
  expect(await irc.hear("!!other")).toEqual([]);
  expect(await irc.hear("bot: ping")).toEqual(["ann: pong"]);
});

test("authorization profiles are asked for after the level", async () => {
  const profile = (style: "account" | "password") => ({
    ...defaultPolicy,
    authProfile: { id: "p1", name: "crew", style, accounts: [] },
  });
  const byAccount = await pretendPipeline([ping], { policyFor: () => profile("account") });
  expect(await byAccount.hear(".ping")).toEqual([
    "That takes being identified to the network's services.",
  ]);
  expect(await byAccount.hear(".ping", { as: { nick: "ann", account: "anna" } })).toEqual([
    "ann: pong",
  ]);

  const proven = new Set<string>();
  const byPassword = await pretendPipeline([ping], {
    policyFor: () => profile("password"),
    isProven: (_network, { nick }, id) => proven.has(`${nick} ${id}`),
  });
  expect(await byPassword.hear(".ping")).toEqual(["That takes a password: /msg bot auth crew …"]);
  proven.add("ann p1");
  expect(await byPassword.hear(".ping")).toEqual(["ann: pong"]);
});

test("what somebody may run is listed as it is for them", async () => {
  const mixed = module("mixed", (ctx) => {
    ctx.command({ ...command, name: "open", run: () => "" });
    ctx.command({ ...command, name: "closed", level: "staff", run: () => "" });
  });
  const irc = await pretendPipeline([mixed]);
  const names = async (level: "user" | "staff") =>
    (await irc.commandsFor(level)).map(
      ({ name, prefix, module: from }) => `${from} ${prefix}${name}`,
    );
  expect(await names("user")).toEqual(["mixed .open"]);
  expect(await names("staff")).toEqual(["mixed .open", "mixed .closed"]);
});
