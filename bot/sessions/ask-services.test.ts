import { expect, test } from "vitest";
import type { IrcEvent } from "#bot/irc/api";
import { PretendNetwork } from "#bot/testing/pretend-network";
import { freshDb } from "#core/testing/database";
import { createServicesQuestions } from "./ask-services.ts";

async function start(servicesMask = "NickServ!*@services.example") {
  const db = await freshDb();
  const irc = new PretendNetwork();
  const row = { name: "t", nick: "bot", createdAt: new Date(), servicesMask };
  await db.network.create({ data: { id: irc.network.id, ...row } });
  const questions = createServicesQuestions(db);
  irc.networks.onEvent((event: IrcEvent, network) => questions.handle(event, network));
  const notice = (userHost: string, text: string, nick = "NickServ") =>
    irc.happen({ nick, userHost }, { kind: "notice", channel: null, target: "bot", text });
  return { irc, questions, notice };
}

test.each([
  ["ann -> annie ACC 3", "annie"],
  ["ann ACC 3", "ann"],
  ["ANN -> annie ACC 3 EntityID", "annie"],
  ["STATUS ann 3 annie", "annie"],
  ["STATUS ann 3", "ann"],
  ["ann -> annie ACC 1", null],
  ["STATUS ann 1", null],
])("%s from the services", async (answer, account) => {
  const { irc, questions, notice } = await start();
  const asked = questions.ask(irc.network, "ann");
  await expect.poll(() => irc.sent.map(({ text }) => text)).toEqual(["ACC ann *", "STATUS ann"]);
  notice("NickServ@evil.example", "ann -> root ACC 3");
  notice("x@services.example", "ann -> root ACC 3", "NickSery");
  notice("NickServ@services.example", "bob -> root ACC 3");
  notice("NickServ@services.example", "Unknown command");
  notice("NickServ@services.example", answer);
  expect(await asked).toBe(account);
});

test("whoever is not told who the services are believes nobody", async () => {
  const { irc, questions } = await start("");
  await expect(questions.ask(irc.network, "ann")).rejects.toThrow("was not told who");
  expect(irc.sent).toEqual([]);
});
