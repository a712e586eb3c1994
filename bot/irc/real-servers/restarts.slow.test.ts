import { beforeAll, describe, expect, test, vi } from "vitest";
import { installedIrcds } from "#bot/testing/ircd-process";
import { restartAgainAndAgain } from "#bot/testing/restarts";

beforeAll(() => {
  vi.stubEnv("STEWARD_SECRET", "a secret of tests that has enough characters");
});

// biome-ignore lint/style/noProcessEnv: whether something may be left out is the runner's to say
describe.each(installedIrcds(process.env.CI === "true"))("on a real %s", (name) => {
  test("five restarts of the server: the bot is back in all its channels each time, and speaks", async () => {
    expect(await restartAgainAndAgain(name, 5)).toBe(5);
  }, 60_000);
});
