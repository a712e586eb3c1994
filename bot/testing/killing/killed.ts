import { describe, expect, test } from "vitest";
import { hasIrcd } from "../installed.ts";
import type { Balance } from "./balance.ts";
import { killUnderLoad } from "./killing.ts";

/** The suite about a bot that is killed `kills` times over; `limitMs` catches a hang. */
export function testKilledUnderLoad(kills: number, limitMs: number): void {
  describe.runIf(hasIrcd("ngircd"))("the compiled bot, under load", () => {
    test(
      `${kills} times kill -9: nothing acknowledged is lost, nothing is said twice, nothing stays open`,
      async () => {
        const balance = await killUnderLoad(kills, 20_261_121);
        expectSendsKept(balance);
        expectPromisesKept(balance);
        expect(balance.sends.length).toBeGreaterThan(kills);
        expect(balance.loggedLines).toBeGreaterThan(kills * 10);
        expect(balance.logins.length).toBeGreaterThanOrEqual(kills);
        expect(balance.longestOpenMs).toBeLessThan(10_000);
        expect(balance.staleSessions).toBe(0);
      },
      limitMs,
    );
  });
}

/** What was confirmed was said once, what expired never, and nothing twice. */
function expectSendsKept({ sends, saidTwice }: Balance): void {
  for (const send of sends) {
    expect(["done", "unconfirmed", "failed", "expired"], JSON.stringify(send)).toContain(
      send.state,
    );
    if (send.state === "done") expect(send.seen, JSON.stringify(send)).toBe(1);
    if (send.state === "failed" || send.state === "expired")
      expect(send.seen, JSON.stringify(send)).toBe(0);
  }
  expect(sends.filter(({ state }) => state === "done").length).toBeGreaterThan(0);
  expect(saidTwice).toEqual([]);
}

/** What the bot said it had done is in the database, and no line of the channel is there twice. */
function expectPromisesKept({ quotes, logins, loggedTwice }: Balance): void {
  expect(quotes.length).toBeGreaterThan(0);
  for (const { text, stored } of quotes) expect(stored).toBe(text);
  for (const { state } of logins) expect(state).toBe("used");
  expect(loggedTwice).toEqual([]);
}
