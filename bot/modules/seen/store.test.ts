import { expect, test } from "vitest";
import { openBreakableDatabase } from "#bot/testing/breakable-database";
import { eventually } from "#bot/testing/irc-harness";
import { keepingLog } from "#bot/testing/log";
import { fold } from "#core/irc/casemapping";
import { openTracked } from "#core/testing/database";
import { createSightings } from "./store.ts";

const COUNT = 12_000;

test("while the database is away nobody waits for it, it is said once, and what was seen last is written when it is back", async () => {
  const database = await openBreakableDatabase();
  const db = openTracked(database.url);
  await db.network.create({
    data: { id: "net", name: "net", nick: "steward", createdAt: new Date() },
  });
  const { log, lines } = keepingLog();
  const sightings = createSightings(db, log);
  let seen = 0;
  const see = (nick: string) =>
    sightings.note({
      ...{ networkId: "net", nick, nickFolded: fold(nick), userId: null },
      ...{ kind: "quit", channel: null, detail: "bye", words: null },
      at: new Date(Date.UTC(2026, 4, 6) + seen++),
    });
  const told = (text: string) => lines.filter(({ message }) => message.includes(text)).length;

  await database.takeAway();
  see("ann");
  sightings.begin();
  sightings.begin();
  await eventually(() => told("database is away") === 1, "the first write to fail");
  for (let count = 0; count < COUNT; count++) see(`nick${count}`);
  await sightings.flush();
  expect([told("database is away"), told("database is back")]).toEqual([1, 0]);

  await database.bringBack();
  await eventually(async () => {
    await sightings.flush();
    return told("database is back") === 1;
  }, "the sightings to be written");
  const kept = await db.sighting.findMany({ select: { nickFolded: true } });
  const nicks = new Set(kept.map(({ nickFolded }) => nickFolded));
  expect(nicks.size).toBe(10_000);
  expect([nicks.has("ann"), nicks.has("nick0"), nicks.has(`nick${COUNT - 1}`)]).toEqual([
    ...[false, false, true],
  ]);
  expect(lines.filter(({ level }) => level === "error")).toEqual([]);
}, 60_000);
