import { beforeAll, describe, expect, test, vi } from "vitest";
import { RawPerson } from "#bot/lobby/testing/raw-person";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import { startIrcd } from "#bot/testing/ircd";
import { installedIrcds } from "#bot/testing/ircd-process";
import { freshDb } from "#core/testing/database";

beforeAll(() => {
  vi.stubEnv("STEWARD_SECRET", "a secret of tests that has enough characters");
});

async function person(port: number, nick: string): Promise<RawPerson> {
  const someone = new RawPerson(port);
  someone.write(`NICK ${nick}`, `USER ${nick} 0 * :${nick}`);
  await someone.until((line) => / (376|422) /.test(line));
  return someone;
}

/** What the server itself says about a channel: nick to signs. */
async function namesOf(asker: RawPerson, channel: string): Promise<string[]> {
  const lines = await asker.ask(`NAMES ${channel}`);
  return lines
    .filter((line) => line.includes(" 353 "))
    .flatMap((line) => line.slice(line.indexOf(" :") + 2).split(" "))
    .filter(Boolean)
    .sort();
}

// biome-ignore lint/style/noProcessEnv: whether something may be left out is the runner's to say
const servers = installedIrcds(process.env.CI === "true");

describe.each(servers)("on a real %s", (name) => {
  test("the bot joins, speaks, keeps up with everybody, and comes back after a restart", async () => {
    const ircd = await startIrcd(name);
    const { network, until, events } = await openNetworks(
      await freshDb(),
      { servers: [{ host: "127.0.0.1", port: ircd.port, tls: false }], floodPreset: "fast" },
      ["#one", "#Two"],
    );
    await until("joined-self", ({ channel }) => channel === "#one");
    await until("joined-self", ({ channel }) => channel === "#Two");
    const ann = await person(ircd.port, "ann");
    const bob = await person(ircd.port, "bob");
    await ann.ask("JOIN #one", "JOIN #two");
    await bob.ask("JOIN #one");
    expect(
      await network.send({ target: "#one", text: "good morning – 漢字", style: "message" }),
    ).toEqual({
      state: "confirmed",
    });
    await ann.until((line) => line.endsWith("PRIVMSG #one :good morning – 漢字"));
    expect(await network.whois("ann")).toMatchObject({ nick: "ann", account: null });
    expect(await network.whois("nobody")).toBeNull();

    await randomDoings([ann, bob]);
    bob.write("PRIVMSG #one :the end");
    await until("message", ({ text }) => text === "the end");
    await eventually(async () => {
      const told = await namesOf(ann, "#one");
      const { prefixModes, prefixSigns } = { prefixModes: "qaohv", prefixSigns: "~&@%+" };
      const known = [...(network.presence.channel("#one")?.members ?? [])].map(
        ([folded, modes]) => {
          const sign = prefixSigns.charAt(prefixModes.indexOf(modes.charAt(0)));
          return (modes ? sign : "") + (network.presence.person(folded)?.nick ?? "?");
        },
      );
      return JSON.stringify(known.sort()) === JSON.stringify(told);
    }, "presence to equal the server's NAMES");

    const before = events.length;
    await ircd.stop();
    await until("disconnect");
    await ircd.start();
    await eventually(
      () => events.slice(before).filter(({ kind }) => kind === "joined-self").length === 2,
      "both channels after the restart",
    );
    for (const someone of [ann, bob]) someone.close();
  }, 60_000);
});

/** Thirty things at random that change who is where with what. The bot's own channel modes are left alone. */
async function randomDoings(people: readonly RawPerson[]): Promise<void> {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const nicks = ["ann", "bob"];
  for (let step = 0; step < 30; step++) {
    const who = random(people.length);
    const next = `p${step}x`;
    const doings = [
      ["PART #one :off"],
      ["JOIN #one"],
      [`NICK ${next}`],
      ["PART #two"],
      ["JOIN #two"],
      ["AWAY :gone"],
      [`MODE #two +v ${nicks[who]}`],
      ["TOPIC #two :new"],
    ];
    const doing = doings[random(doings.length)] ?? [];
    const answers = (await people[who]?.ask(...doing)) ?? [];
    if (doing[0]?.startsWith("NICK") && answers.some((line) => line.includes(" NICK "))) {
      nicks[who] = next;
    }
  }
  await people[0]?.ask("JOIN #one");
  await people[1]?.ask("JOIN #one");
}
