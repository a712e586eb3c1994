import { describe, expect, test, vi } from "vitest";
import { installedIrcds } from "#bot/testing/installed";
import { openNetworks, type TestNetworks } from "#bot/testing/irc-harness";
import { startIrcd } from "#bot/testing/ircd";
import type { IrcdName, IrcdSetup } from "#bot/testing/ircd-kinds";
import { OPER_PASSWORD } from "#bot/testing/ircd-kinds";
import { type Doing, doRandomThings } from "#bot/testing/random-doings";
import {
  askBot,
  askServer,
  comeIn,
  onPort,
  type RealPerson,
  type Telling,
} from "#bot/testing/real-people";
import { freshDb } from "#core/testing/database";

const servers = installedIrcds();
const CHANNELS = ["#one", "#Two[x]", "#three"];
const STEPS = 250;

interface Trial {
  readonly name: IrcdName;
  readonly casemapping: string;
  readonly setup?: IrcdSetup;
  /** What this server tells of people in sight. */
  readonly telling: Telling;
  readonly more?: readonly ((nick: string) => Doing)[];
}

const onInspircd: Pick<Trial, "telling" | "more"> = {
  telling: { away: true, realname: true, account: false },
  more: [
    (nick) => ({ by: "judge", lines: [`CHGHOST ${nick} ${nick.length}.host.example.org`] }),
    (nick) => ({ by: "person", lines: [`SETNAME :${nick} by another name`] }),
  ],
};

const trials: Trial[] = [
  {
    name: "ngircd",
    casemapping: "ascii",
    // Away and real names are told by WHO alone there: they are as old as our joining.
    telling: { away: false, realname: false, account: false },
  },
  { name: "inspircd", casemapping: "ascii", ...onInspircd },
  {
    name: "inspircd",
    casemapping: "rfc1459",
    setup: { extra: '<options prefixquit="Quit: " syntaxhints="no" casemapping="rfc1459">' },
    ...onInspircd,
  },
  {
    name: "hybrid",
    casemapping: "ascii",
    telling: { away: true, realname: true, account: false },
  },
];

/** What is there before the bot comes. */
const furnish = (channel: string): string[] => [
  `JOIN ${channel}`,
  `MODE ${channel} +tn`,
  `MODE ${channel} +be *!*@early.example.org friend!*@*`,
  `TOPIC ${channel} :before the bot`,
];

describe.each(trials.filter(({ name }) => servers.includes(name)))(
  "on a real $name with $casemapping names",
  ({ name, casemapping, setup, telling, more }) => {
    test("presence is what the server says, after hundreds of random things and for one who comes late", async () => {
      const { port } = await startIrcd(name, setup);
      const at = { ...onPort(port), floodPreset: "fast" } as const;
      const judge = await comeIn(port, "judge", "multi-prefix");
      for (const channel of CHANNELS) await judge.ask(...furnish(channel));
      if (more) await judge.ask(`OPER root ${OPER_PASSWORD}`);
      const bot = await openNetworks(await freshDb(), at, CHANNELS);
      for (const channel of CHANNELS) {
        await bot.until("joined-self", (event) => event.channel === channel);
        await judge.ask(`MODE ${channel} +o steward`);
      }
      expect(bot.network.casemapping).toBe(casemapping);

      await doRandomThings({
        ...{ port, channels: CHANNELS, judge, seed: 20_261_121, steps: STEPS },
        ...(more ? { more } : {}),
      });
      const late = await openNetworks(await freshDb(), { ...at, nick: "latecomer" }, []);
      await late.until("connect");
      for (const channel of CHANNELS) {
        await judge.ask(`MODE ${channel} -l`, `MODE ${channel} -k sesame`);
        await late.network.join(channel);
        await judge.ask(`MODE ${channel} +o latecomer`);
      }
      await holdAgainst(judge, [bot, late], telling);
    }, 90_000);
  },
);

/** Everything the bots know of the channels is what the server says of them. */
async function holdAgainst(
  judge: RealPerson,
  bots: readonly TestNetworks[],
  telling: Telling,
): Promise<void> {
  for (const { network, until } of bots) {
    judge.write(`PRIVMSG ${network.nick} :that was all`);
    await until("message", ({ text }) => text === "that was all");
  }
  for (const channel of CHANNELS) {
    const truth = await askServer(judge, channel, telling);
    expect(Object.keys(truth.members).length).toBeGreaterThan(3);
    for (const { network } of bots) {
      // What the bot asked on joining may still wait for its turn to go out.
      await vi.waitFor(
        () => expect(askBot(network, channel, telling), network.nick).toEqual(truth),
        { timeout: 20_000 },
      );
    }
  }
}
