/** Every way words can be read, tried by each level on the words of somebody who keeps them to themselves. */
import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { LEVELS, type Level, reaches } from "#core/levels";
import { freshDb } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { insertEvents, type NewEvent } from "./events.ts";
import { allEvents } from "./export.ts";
import { readFilter } from "./filter.ts";
import { countByTime } from "./histogram.ts";
import { listEvents } from "./pages.ts";
import { eventContext } from "./query.ts";
import { channelKey, RESERVABLE_KINDS, type Viewer } from "./rights.ts";

const at = new Date("2026-05-03T14:00:00Z");
const later = new Date("2026-05-03T14:00:30Z");
const channels = new Set([channelKey("net", "#dev")]);
const viewer = (level: Level): Viewer => ({ id: "reader", level, channels });
const readers = LEVELS.filter((level) => reaches(level, "operator"));
const filterOf = (params: Record<string, string>) => readFilter(new URLSearchParams(params));
const forever = new AbortController().signal;

const line = (change: Partial<NewEvent>): NewEvent => ({
  ...{ at, kind: "message", networkId: "net", channel: "#dev", nick: "cleo" },
  ...{ userHost: "~c@host.example", text: "my heron flies", userId: "cleo" },
  ...change,
});

async function prepared(rows: readonly NewEvent[], logOptOut = true): Promise<Db> {
  const db = await freshDb();
  await db.user.create({ data: userRow("cleo", { logOptOut }) });
  await db.user.create({ data: userRow("ann", {}) });
  await insertEvents(db, rows);
  return db;
}

/** Everything a reader of that level can get out of the log about a word, as one text, and how often the search counts it. */
async function everything(db: Db, level: Level, word: string) {
  const who = viewer(level);
  const found: unknown[] = [];
  for (const params of [{}, { nick: "cleo" }, { q: word }, { q: `"${word} flies"` }, { q: "cleo" }])
    found.push((await listEvents(db, who, filterOf(params))).rows);
  for (const params of [{}, { q: word }])
    for await (const page of allEvents((work) => work(db), who, filterOf(params), forever))
      found.push(page);
  for (const { id } of await db.event.findMany({ select: { id: true } }))
    found.push(await eventContext(db, who, id));
  const { buckets } = await countByTime(db, who, filterOf({ q: word }), later);
  const searched = (await listEvents(db, who, filterOf({ q: word }))).rows.length;
  return {
    text: JSON.stringify(found),
    counted: buckets.reduce((sum, { total }) => sum + total, 0),
    searched,
  };
}

test.each(readers)(
  "%s: words kept to oneself are read by superusers only, and no search tells of them",
  async (level) => {
    const db = await prepared(RESERVABLE_KINDS.map((kind) => line({ kind })));
    const got = await everything(db, level, "heron");
    const all = RESERVABLE_KINDS.length;
    if (level === "superuser") expect(got).toMatchObject({ counted: all, searched: all });
    else expect(got).toMatchObject({ counted: 0, searched: 0 });
    expect(got.text.includes("heron")).toBe(level === "superuser");
  },
);

test("that somebody spoke is seen, with a mark in place of what they said", async () => {
  const db = await prepared([line({}), line({ userId: "ann", nick: "ann", text: "hello" })]);
  const { rows } = await listEvents(db, viewer("staff"), filterOf({}));
  expect(rows).toMatchObject([
    { nick: "cleo", text: "", withheld: true },
    { nick: "ann", text: "hello", withheld: false },
  ]);
  const seen = (await listEvents(db, viewer("superuser"), filterOf({}))).rows;
  expect(seen).toMatchObject([{ text: "my heron flies", withheld: false }, { text: "hello" }]);
});

test("it counts for what was said before, and no longer when they want it no more", async () => {
  const db = await prepared([line({})], false);
  const read = async () => (await everything(db, "staff", "heron")).text.includes("heron");
  const optOut = (logOptOut: boolean) =>
    db.user.update({ where: { id: "cleo" }, data: { logOptOut } });
  expect(await read()).toBe(true);
  await optOut(true);
  expect(await read()).toBe(false);
  await optOut(false);
  expect(await read()).toBe(true);
});

test("with their account gone nobody else gets to read it", async () => {
  const db = await prepared([line({})]);
  await db.user.delete({ where: { id: "cleo" } });
  expect((await everything(db, "staff", "heron")).text).not.toContain("heron");
});

test("what somebody does to others and to the channel stays for those who look after it", async () => {
  const done = (["kick", "topic", "mode"] as const).map((kind) => line({ kind, target: "eve" }));
  const db = await prepared([...done, line({ userId: undefined })]);
  const { rows } = await listEvents(db, viewer("staff"), filterOf({}));
  expect(rows.map(({ withheld }) => withheld)).toEqual([false, false, false, false]);
});

test("a search goes on behind what it may not give", async () => {
  const kept = Array.from({ length: 600 }, () => line({}));
  const db = await prepared([line({ userId: "ann", text: "an early heron" }), ...kept]);
  const page = await listEvents(db, viewer("staff"), filterOf({ q: "heron" }), { limit: 5 });
  expect(page).toMatchObject({ rows: [{ text: "an early heron" }], before: null });
});
