import { expect, test } from "vitest";
import { freshDatabase, openTracked } from "#core/testing/database";
import { aPresenter, userRow } from "#core/testing/people";
import { after, MINUTE } from "#core/time";
import { CARD_MS, mintToken } from "./mint.ts";
import { redeemToken } from "./redeem.ts";

const now = new Date("2026-05-06T07:08:09Z");

test(
  "of ten who present one token at once exactly one gets in, round after round",
  async () => {
    const url = await freshDatabase();
    const clients = Array.from({ length: 10 }, () => openTracked(url));
    const [db] = clients;
    if (!db) throw new Error("no client");
    await db.network.create({ data: { id: "net", name: "Net", nick: "steward", createdAt: now } });
    await db.user.create({ data: userRow("ada", { tokenDelivery: "pm" }) });

    const rounds = 200;
    for (let round = 0; round < rounds; round++) {
      const { token } = await mintToken(db, {
        userId: "ada",
        networkId: "net",
        kind: "login",
        origin: "card",
        lifetimeMs: CARD_MS,
        now,
      });
      const results = await Promise.all(
        clients.map((client, index) =>
          redeemToken(client, "login", token, aPresenter(`nick${index}`), after(now, round)),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok && result.cause === "used")).toHaveLength(9);
      expect(await db.token.count({ where: { state: "live" } })).toBe(1);
    }
    expect(await db.tokenUse.count({ where: { result: "ok" } })).toBe(rounds);
    expect(await db.tokenUse.count({ where: { result: "used" } })).toBe(rounds * 9);
  },
  5 * MINUTE,
);
