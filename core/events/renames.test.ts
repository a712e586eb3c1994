import { expect, test } from "vitest";
import { inTransaction } from "#core/db/client";
import { addNetwork } from "#core/networks/networks";
import { freshDb } from "#core/testing/database";
import { insertEvents, type NewEvent } from "./events.ts";
import { eventContext } from "./query.ts";
import { followRenames } from "./renames.ts";
import { channelKey, type Viewer } from "./rights.ts";

const at = new Date("2026-05-06T07:08:09Z");

test("the past goes with a renamed channel, and not what is said later where the old name was", async () => {
  const db = await freshDb();
  const servers = [{ host: "127.0.0.1", port: 6667, tls: false }];
  const networkId = await addNetwork(db, { name: "Test", nick: "steward", servers }, at);
  const say = (channel: string, text: string): NewEvent => ({
    ...{ at, kind: "message", networkId, channel, nick: "ann", text },
  });
  const rename = (target: string, channel: string): NewEvent => ({
    ...{ at, kind: "rename", networkId, target, channel },
  });
  const many = Array.from({ length: 1_100 }, (_, index) => say("#Home", `line ${index}`));
  const log = [
    ...many,
    rename("#home", "#den"),
    say("#home", "another channel"),
    say("#den", "moved in"),
    rename("#den", "#hall"),
  ];
  await inTransaction(db, (tx) => insertEvents(tx, log));

  const operator = (channel: string): Viewer => ({
    id: "olga",
    level: "operator",
    channels: new Set([channelKey(networkId, channel)]),
  });
  const first = await db.event.findFirstOrThrow({ orderBy: { id: "asc" } });
  expect(await eventContext(db, operator("#hall"), first.id)).toBeNull();

  const { signal } = new AbortController();
  expect(await followRenames(db, signal)).toBe(2);
  const permalink = await eventContext(db, operator("#hall"), first.id);
  expect(permalink?.row).toMatchObject({ channel: "#Home", text: "line 0" });
  expect(await eventContext(db, operator("#home"), first.id)).toBeNull();
  const places = await db.event.groupBy({
    by: ["channelFolded"],
    _count: { _all: true },
    orderBy: { channelFolded: "asc" },
  });
  expect(places.map(({ channelFolded, _count }) => [channelFolded, _count._all])).toEqual([
    ["#hall", 1_103],
    ["#home", 1],
  ]);
  expect(await followRenames(db, signal)).toBe(0);
});
