import { beforeAll, describe, expect, test, vi } from "vitest";
import { openNetworks } from "#bot/testing/irc-harness";
import { startIrcd } from "#bot/testing/ircd";
import type { IrcdName, IrcdSetup } from "#bot/testing/ircd-kinds";
import { OPER_PASSWORD } from "#bot/testing/ircd-kinds";
import { installedIrcds } from "#bot/testing/ircd-process";
import { type Doing, doRandomThings } from "#bot/testing/random-doings";
import { askBot, askServer, comeIn, type Telling } from "#bot/testing/real-people";
import { freshDb } from "#core/testing/database";

beforeAll(() => {
  vi.stubEnv("STEWARD_SECRET", "a secret of tests that has enough characters");
});

// biome-ignore lint/style/noProcessEnv: whether something may be left out is the runner's to say
const servers = installedIrcds(process.env.CI === "true");
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

describe.each(trials.filter(({ name }) => servers.includes(name)))(
  "on a real $name with $casemapping names",
  ({ name, casemapping, setup, telling, more }) => {
    test("presence is what the server says, after hundreds of random things and for one who comes late", async () => {
      const { port } = await startIrcd(name, setup);
      const at = {
        servers: [{ host: "127.0.0.1", port, tls: false }],
        floodPreset: "fast",
      } as const;
      const judge = await comeIn(port, "judge", "multi-prefix");
      for (const channel of CHANNELS) {
        await judge.ask(
          `JOIN ${channel}`,
          `MODE ${channel} +tn`,
          `MODE ${channel} +be *!*@early.example.org friend!*@*`,
          `TOPIC ${channel} :before the bot`,
        );
      }
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
        await judge.ask(
          `MODE ${channel} -l`,
          `MODE ${channel} -k sesame`,
          `INVITE latecomer ${channel}`,
        );
        await late.network.join(channel);
        await judge.ask(`MODE ${channel} +o latecomer`);
      }
      for (const each of [bot, late]) {
        judge.write(`PRIVMSG ${each.network.nick} :that was all`);
        await each.until("message", ({ text }) => text === "that was all");
      }
      for (const channel of CHANNELS) {
        const truth = await askServer(judge, channel, telling);
        expect(Object.keys(truth.members).length).toBeGreaterThan(3);
        for (const each of [bot, late]) {
          // What the bot asked on joining may still wait for its turn to go out.
          await vi.waitFor(
            () => expect(askBot(each.network, channel, telling), each.network.nick).toEqual(truth),
            { timeout: 20_000 },
          );
        }
      }
    }, 90_000);
  },
);
