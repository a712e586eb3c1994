import { describe, expect, test, vi } from "vitest";
import { installedIrcds } from "#bot/testing/ircd-process";
import { killUnderLoad } from "#bot/testing/killing";

vi.stubEnv("STEWARD_SECRET", "a secret of tests that has enough characters");

const KILLS = 5;
// biome-ignore lint/style/noProcessEnv: whether something may be left out is the runner's to say
const servers = installedIrcds(process.env.CI === "true");

describe.runIf(servers.includes("ngircd"))("the compiled bot, under load", () => {
  test(`${KILLS} times kill -9: nothing acknowledged is lost, nothing is said twice, nothing stays open`, async () => {
    const balance = await killUnderLoad(KILLS, 20_261_121);
    const { sends, quotes, logins } = balance;
    expect(sends.length).toBeGreaterThan(KILLS);
    for (const send of sends) {
      expect(["done", "failed", "expired"], JSON.stringify(send)).toContain(send.state);
      const isConfirmed = send.state === "done" && send.result.endsWith(", confirmed.");
      if (isConfirmed) expect(send.seen, JSON.stringify(send)).toBe(1);
      if (send.state === "expired") expect(send.seen, JSON.stringify(send)).toBe(0);
    }
    expect(sends.filter(({ state }) => state === "done").length).toBeGreaterThan(0);
    expect(balance.saidTwice).toEqual([]);
    expect(balance.loggedTwice).toEqual([]);
    expect(balance.loggedLines).toBeGreaterThan(KILLS * 10);

    expect(quotes.length).toBeGreaterThan(0);
    for (const { text, stored } of quotes) expect(stored).toBe(text);
    expect(logins.length).toBeGreaterThanOrEqual(KILLS);
    for (const { state } of logins) expect(state).toBe("used");
    expect(balance.longestOpenMs).toBeLessThan(10_000);
    expect(balance.staleSessions).toBe(0);
  }, 240_000);
});
