import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { askBot, claimJob } from "#core/jobs/jobs";
import { freshDatabase, freshDb, openTracked } from "#core/testing/database";
import { after } from "#core/time";
import {
  LEASE_MS,
  networksOfOthers,
  releaseNetworks,
  renewNetworks,
  takeNetwork,
} from "./leases.ts";
import { addNetwork } from "./networks.ts";
import { lobbyNetworkInput } from "./presets.ts";

const now = new Date("2026-05-06T07:08:09Z");
const lapsed = after(now, LEASE_MS);
const add = (db: Db, name: string) =>
  addNetwork(db, { ...lobbyNetworkInput("127.0.0.1", 6667), name }, now);

test("of several bots that reach for a network at once, one gets it; also when a lease ran out", async () => {
  const url = await freshDatabase();
  const bots = ["a", "b", "c"].map((name) => ({ name, db: openTracked(url) }));
  const [db] = bots.map((bot) => bot.db);
  if (!db) throw new Error("no bots");
  const ids = await Promise.all(Array.from({ length: 6 }, (_, n) => add(db, `Net ${n}`)));
  const race = (at: Date, ...names: string[]) =>
    Promise.all(
      ids.map(async (id) => {
        const racing = bots.filter(({ name }) => names.includes(name));
        const got = await Promise.all(racing.map((bot) => takeNetwork(bot.db, bot.name, id, at)));
        return got.filter((whose) => whose === "ours").length;
      }),
    );
  expect(new Set(await race(now, "a", "b", "c"))).toEqual(new Set([1]));
  await db.network.updateMany({ data: { leaseOwner: "gone", leaseUntil: lapsed } });
  expect(new Set(await race(now, "a", "b", "c"))).toEqual(new Set([0]));
  expect(new Set(await race(lapsed, "a", "b", "c"))).toEqual(new Set([1]));
});

test("a bot keeps what it renews, gets back its own at once, and waits for what is another's", async () => {
  const db = await freshDb();
  const id = await add(db, "Net");
  expect(await takeNetwork(db, "a", id, now)).toBe("ours");
  expect(await takeNetwork(db, "b", id, now)).toBe("others");
  expect(await takeNetwork(db, "a", id, now)).toBe("ours");
  expect(await takeNetwork(db, "a", "nowhere", now)).toBe("gone");

  const later = after(now, LEASE_MS - 1);
  expect(await renewNetworks(db, "a", later)).toEqual({ held: new Set([id]), free: [] });
  expect(await renewNetworks(db, "b", lapsed)).toEqual({ held: new Set(), free: [] });
  expect(await renewNetworks(db, "b", after(later, LEASE_MS))).toMatchObject({ free: [id] });

  await releaseNetworks(db, "b");
  expect(await networksOfOthers(db, "b", later)).toEqual([id]);
  await releaseNetworks(db, "a");
  expect(await renewNetworks(db, "b", later)).toMatchObject({ free: [id] });
});

test("what is asked about a network goes to its holder, to anybody when nobody holds it", async () => {
  const db = await freshDb();
  const [mine, others] = [await add(db, "Mine"), await add(db, "Others")];
  await takeNetwork(db, "a", mine, now);
  await takeNetwork(db, "b", others, now);
  const asker = { id: null, level: "superuser", via: "web" } as const;
  const ask = (networkId: string) => askBot(db, "network.apply", { networkId }, asker, now);
  const [forB, forA] = [await ask(others), await ask(mine)];
  const forAnybody = await askBot(db, "module.reload", {}, asker, now);

  const taken = [await claimJob(db, "a", now), await claimJob(db, "a", now)];
  expect(new Set(taken.map((job) => job?.id))).toEqual(new Set([forA, forAnybody]));
  expect(await claimJob(db, "a", now)).toBeNull();
  expect(await claimJob(db, "b", now)).toMatchObject({ id: forB });
  await releaseNetworks(db, "b");
  const free = await ask(others);
  expect(await claimJob(db, "a", now)).toMatchObject({ id: free });
});
