import { describe, expect, test } from "vitest";
import { freshDb } from "#core/testing/database";
import { hurriedTimers } from "./fake-timers.ts";
import { installedIrcds } from "./installed.ts";
import { eventually, openNetworks } from "./irc-harness.ts";
import { startIrcd } from "./ircd.ts";
import type { IrcdName } from "./ircd-kinds.ts";
import { comeIn, onPort } from "./real-people.ts";

const CHANNELS = ["#one", "#Two"];
/** The bot's own clock runs this much faster: its back-off doubles as ever, and is sat out in a fifth of the time. */
const HASTE = 5;
const CAP_MS = 10_000;

/** The suite about every server that is installed, restarted `times` over; `limitMs` catches a hang. */
export function testRestarts(times: number, limitMs: number): void {
  describe.each(installedIrcds())("on a real %s", (name) => {
    test(
      `${times} restarts of the server: the bot is back in all its channels each time, and speaks`,
      async () => {
        expect(await restartAgainAndAgain(name, times)).toBe(times);
      },
      limitMs,
    );
  });
}

/**
 * Kills a server and starts it again, `times` over, and gives how often the bot came back into all its channels and said something
 * there that somebody else heard. The back-off is the real one, its cap the least that settings allow.
 */
async function restartAgainAndAgain(name: IrcdName, times: number): Promise<number> {
  const ircd = await startIrcd(name);
  const { network, events } = await openNetworks(
    await freshDb(),
    {
      ...onPort(ircd.port),
      maxBackOffMs: CAP_MS,
      floodPreset: "fast",
    },
    CHANNELS,
    { timers: hurriedTimers(HASTE) },
  );
  await isBack();
  let count = 0;
  for (; count < times; count++) {
    await ircd.stop();
    await eventually(() => !network.isConnected, "the bot to notice");
    await ircd.start();
    const witness = await comeIn(ircd.port, "witness");
    await isBack();
    await witness.ask(...CHANNELS.map((channel) => `JOIN ${channel}`));
    for (const channel of CHANNELS) {
      const text = `back for the ${count}. time in ${channel}`;
      const outcome = await network.send({ target: channel, text, style: "message" });
      if (outcome.state !== "confirmed") throw new Error(`${channel}: ${JSON.stringify(outcome)}`);
      await witness.until((line) => line.endsWith(`PRIVMSG ${channel} :${text}`));
    }
    witness.close();
  }
  const farewells = events.filter(({ kind }) => kind === "disconnect").length;
  if (farewells !== times) throw new Error(`Gone ${farewells} times, not ${times}.`);
  return count;

  function isBack(): Promise<boolean> {
    const isIn = (channel: string) => (network.presence.channel(channel)?.members.size ?? 0) > 0;
    return eventually(() => network.isConnected && CHANNELS.every(isIn), "all channels");
  }
}
