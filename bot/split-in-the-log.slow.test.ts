import { expect, test } from "vitest";
import { eventually } from "#bot/testing/irc-harness";
import { startScriptedServer } from "#bot/testing/scripted-server";
import { startWholeBot } from "#bot/testing/whole-bot";

test("a netsplit is one row of the log with everybody in it, and other quits are rows of their own", async () => {
  const server = await startScriptedServer({});
  const bot = await startWholeBot({ channels: ["#home"], port: server.port });
  const client = await server.client();
  for (const nick of ["ann", "bob", "cy"]) client.send(`:${nick}!u@${nick} JOIN #home`);
  for (const nick of ["ann", "bob"])
    client.send(`:${nick}!u@${nick} QUIT :hub.example leaf.example`);
  client.send(":cy!u@cy QUIT :good night");
  await eventually(() => bot.db.event.findFirst({ where: { kind: "split" } }), "the split's row");
  await eventually(
    () => bot.db.event.findFirst({ where: { nick: "cy", kind: "quit" } }),
    "cy's row",
  );
  const rows = await bot.db.event.findMany({
    where: { kind: { in: ["split", "quit"] } },
    orderBy: { kind: "asc" },
  });
  expect(rows).toMatchObject([
    { kind: "quit", nick: "cy", text: "good night" },
    {
      ...{ kind: "split", severity: "warn", text: "hub.example leaf.example: 2 gone" },
      data: { members: ["ann!u@ann", "bob!u@bob"], channels: ["#home"] },
    },
  ]);
});
