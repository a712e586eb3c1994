import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { LEVELS } from "#core/levels";
import { saveView } from "#core/log-views/log-views";
import { ada, confirmed } from "#core/testing/accounts";
import { freshDb } from "#core/testing/database";
import { find } from "./find.ts";

const namesOf = ({
  people,
  channels,
  views,
  networks,
  modules,
}: Awaited<ReturnType<typeof find>>) => ({
  people: people.map(({ name }) => name),
  channels: channels.map(({ name }) => name),
  views: views.map(({ name }) => name),
  networks: networks.map(({ name }) => name),
  modules: modules.map(({ name }) => name),
});

/** Ada with a view of the log; a network, a module and nine channels that have her name in theirs. */
async function world(): Promise<{ db: Db; id: string }> {
  const db = await freshDb();
  const id = await confirmed(db);
  await db.network.create({
    data: { id: "net", name: "AdaNet", nick: "bot", kind: "irc", createdAt: new Date() },
  });
  for (let n = 1; n <= 9; n++) {
    const name = `#Ada${n}`;
    await db.channel.create({
      data: {
        id: `c${n}`,
        networkId: "net",
        name,
        folded: name.toLowerCase(),
        createdAt: new Date(),
      },
    });
  }
  const view = { name: "Ada's errors", query: "severity=error", shared: false };
  await saveView(db, { id, level: "operator" }, view, new Date());
  await db.moduleStatus.create({
    data: { name: "adages", state: "running", commands: [], loadedAt: new Date() },
  });
  return { db, id };
}

test("each level finds what it has pages for, and no more", async () => {
  const { db, id } = await world();
  const found: Record<string, string[]> = {};
  for (const level of LEVELS) {
    const kinds = namesOf(await find(db, { id, level }, "ADA"));
    found[level] = Object.entries(kinds).flatMap(([kind, names]) => (names.length > 0 ? kind : []));
  }
  expect(found).toEqual({
    user: [],
    registered: [],
    voice: [],
    operator: ["views"],
    staff: ["people", "channels", "views"],
    superuser: ["people", "channels", "views", "networks", "modules"],
  });
});

test("an operator finds their own channels, wherever they stand in the list", async () => {
  const { db, id } = await world();
  await db.channelLevel.create({ data: { id: "l", userId: id, channelId: "c9", level: 3 } });
  const { channels } = await find(db, { id, level: "operator" }, "ada");
  expect(channels).toEqual([{ name: "#Ada9", networkId: "net", network: "AdaNet", joined: false }]);
});

test("by any part of the name, the first six, and nothing for nothing", async () => {
  const { db, id } = await world();
  const superuser = { id, level: "superuser" } as const;
  expect(namesOf(await find(db, superuser, " da4 ")).channels).toEqual(["#Ada4"]);
  expect(namesOf(await find(db, superuser, "#ada")).channels).toHaveLength(6);
  expect(namesOf(await find(db, superuser, "net")).networks).toEqual(["AdaNet"]);
  expect(namesOf(await find(db, superuser, ada.name)).people).toEqual([ada.name]);
  for (const typed of ["", "  ", "nowhere"])
    expect(Object.values(namesOf(await find(db, superuser, typed))).flat()).toEqual([]);
});
