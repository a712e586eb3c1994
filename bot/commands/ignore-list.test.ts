import { expect, test } from "vitest";
import { keepingLog } from "#bot/testing/log";
import { EVERYWHERE } from "#core/ignores/ignores";
import { newId } from "#core/secrets";
import { freshDb } from "#core/testing/database";
import type { Source } from "../irc/api.ts";
import { openIgnoreList } from "./ignore-list.ts";

const network = { id: "n1", casemapping: "rfc1459" } as const;
const source = (nick: string, account: string | null = null): Source => ({
  ...{ nick, account, userHost: "a@b.example", hostmask: `${nick}!a@b.example` },
  ...{ isBot: false, isServer: false },
});
const sender = { level: "user" } as never;

test("who is on the list is ignored until their time is over, however often that was asked", async () => {
  const db = await freshDb();
  let now = Date.parse("2026-05-06T07:08:09Z");
  const inSeconds = (seconds: number) => new Date(now + seconds * 1_000);
  const add = (mask: string, networkId: string, expiresAt: Date | null) =>
    db.ignore.create({
      data: {
        ...{ id: newId(), networkId, mask, reason: "", setByName: "olga" },
        ...{ createdAt: new Date(now), expiresAt },
      },
    });
  await add("mallory!*@*", EVERYWHERE, inSeconds(60));
  await add("$a:troll", "n1", null);
  await add("eve!*@*", "other", null);
  const { log } = keepingLog();
  const list = await openIgnoreList(db, log, () => now);
  const ignores = (who: Source, as = sender) => list.ignores(network, who, as);
  for (let turn = 0; turn < 3; turn++) {
    expect(ignores(source("Mallory"))).toBe(true);
    expect(ignores(source("mallory", "troll"))).toBe(true);
    expect(ignores(source("ann", "Troll"))).toBe(true);
    expect(ignores(source("ann", "other"))).toBe(false);
    expect(ignores(source("eve"))).toBe(false);
    expect(ignores(source("mallory"), { level: "staff" } as never)).toBe(false);
  }
  now += 60_000;
  expect(ignores(source("Mallory"))).toBe(false);
  expect(ignores(source("mallory", "troll"))).toBe(true);
});
