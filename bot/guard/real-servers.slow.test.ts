/** The guard on servers that others wrote: what they send when modes, topic and status change, and what they take. */
import { describe, expect, test } from "vitest";
import { ATHEME, ATHEME_MASK } from "#bot/testing/atheme";
import { hasIrcd, installedIrcds, isInstalled } from "#bot/testing/installed";
import { eventually } from "#bot/testing/irc-harness";
import { openWithSessions } from "#bot/testing/irc-with-sessions";
import { startIrcd, startServices } from "#bot/testing/ircd";
import { comeIn, onPort, type RealPerson } from "#bot/testing/real-people";
import { addChannel } from "#core/networks/channels";

interface Guarded {
  readonly servicesMask?: string;
  readonly keptModes?: string;
  readonly keptTopic?: string;
  readonly autoOp?: boolean;
  readonly autoVoice?: boolean;
  readonly key?: string;
}

/** A bot that guards #home of the server on a port. */
async function guarding(port: number, { key, servicesMask = "", ...guarded }: Guarded) {
  const at = { ...onPort(port), floodPreset: "fast", servicesMask } as const;
  const bot = await openWithSessions(at, []);
  const home = { name: "#home", ...(key === undefined ? {} : { key }) };
  const id = await addChannel(bot.db, bot.network.id, home, new Date());
  await bot.db.channel.update({ where: { id }, data: guarded });
  await bot.guard.refresh();
  await bot.networks.apply(bot.network.id);
  await bot.until("joined-self");
  const statusOf = (nick: string) =>
    bot.network.presence.channel("#home")?.members.get(bot.network.fold(nick));
  return {
    ...bot,
    statusOf,
    row: () => bot.db.channel.findUniqueOrThrow({ where: { id } }),
    statusIs: (nick: string, modes: string) =>
      eventually(() => statusOf(nick) === modes, `${nick} with ${modes || "nothing"}`),
    async promote(nick: string) {
      bot.network.mode("#home", [{ add: true, mode: "o", param: nick }]);
      await eventually(() => statusOf(nick)?.includes("o"), `${nick} as operator`);
    },
  };
}

/** Mode letters with their values, in one order, as the server tells an operator of the channel. */
async function modesOf(asker: RealPerson): Promise<string> {
  const [[, , letters = "", ...values] = []] = await asker.numerics("MODE #home", "324");
  return [...letters.replace("+", ""), ...values].sort().join(" ");
}

const byBot = (command: string) => new RegExp(`:steward!\\S+ ${command}`);

describe.each(installedIrcds())("on a real %s", (name) => {
  test("modes, limit, key and topic that an operator took away are put back", async () => {
    const { port } = await startIrcd(name);
    const bot = await guarding(port, {
      ...{ keptModes: "+ntkl 50", key: "sesame", keptTopic: "Welcome" },
    });
    const ann = await comeIn(port, "ann");
    await ann.ask("JOIN #home sesame");
    await bot.promote("ann");
    const kept = "50 k l n sesame t";
    await eventually(async () => (await modesOf(ann)) === kept, `modes ${kept}`);
    await eventually(() => bot.network.presence.channel("#home")?.topic === "Welcome", "the topic");
    ann.write("MODE #home -ntlk sesame", "TOPIC #home :Ann was here");
    await ann.until((line) => byBot("TOPIC #home :Welcome").test(line));
    await eventually(async () => (await modesOf(ann)) === kept, `modes ${kept} again`);
    await ann.ask("MODE #home +i");
    expect(await modesOf(ann)).toContain("i");
    expect((await bot.row()).statusDetail).toBe("");
  }, 60_000);

  test("operators get their status by logging in and by coming back, and nobody by their nick", async () => {
    const { port } = await startIrcd(name);
    const bot = await guarding(port, { autoOp: true });
    for (const user of ["olga", "otto"]) await bot.addUser(user, 3);
    const logIn = async (nick: string) => {
      const person = await comeIn(port, nick);
      await person.ask("JOIN #home");
      await bot.tell(person, `register ${await bot.mint(nick, "register")}`);
      await bot.statusIs(nick, "o");
      return person;
    };
    const olga = await logIn("olga");
    await bot.network.join("#other");
    await olga.ask("JOIN #other", "PART #home");
    await bot.until("part", ({ source }) => source.nick === "olga");
    await olga.ask("JOIN #home");
    await bot.statusIs("olga", "o");

    olga.write("QUIT :bye");
    await olga.untilClosed();
    await bot.until("quit", ({ source }) => source.nick === "olga");
    const mallory = await comeIn(port, "olga");
    await mallory.ask("JOIN #home", "PRIVMSG #home :it is me");
    await bot.until("message", ({ text }) => text === "it is me");
    // What the bot decided about the one before it has done by the time of the next.
    await logIn("otto");
    expect(bot.statusOf("olga")).toBe("");
    expect((await mallory.ask("MODE #home -o otto")).join("\n")).toMatch(/ 482 /);
  }, 60_000);

  test("another bot that wants it otherwise is let have its way after five times", async () => {
    const { port } = await startIrcd(name);
    const bot = await guarding(port, { keptModes: "+m", keptTopic: "Mine" });
    const rival = await comeIn(port, "rival");
    await rival.ask("JOIN #home");
    let restored = 0;
    rival.onLine((line) => {
      if (!byBot("MODE #home :?\\+m").test(line)) return;
      restored++;
      rival.write("MODE #home -m");
    });
    await bot.promote("rival");
    rival.write("MODE #home -m");
    await eventually(
      async () => (await bot.row()).statusDetail.includes("again and again"),
      "the bot to give in",
    );
    const spent = restored;
    expect(spent).toBeLessThanOrEqual(5);
    await rival.ask("MODE #home +t", "MODE #home -t", "TOPIC #home :Theirs");
    await bot.until("topic", ({ text }) => text === "Theirs");
    expect(await modesOf(rival)).not.toContain("m");
    expect(restored).toBe(spent);
    expect(bot.network.isConnected).toBe(true);
  }, 60_000);

  test("without operator status it says so and tries nothing; with it, everything is put right", async () => {
    const { port } = await startIrcd(name);
    const ann = await comeIn(port, "ann");
    await ann.ask("JOIN #home", "MODE #home -nt", "TOPIC #home :Hers");
    const done: string[] = [];
    ann.onLine((line) => {
      if (byBot("(MODE|TOPIC)").test(line)) done.push(line);
    });
    const bot = await guarding(port, { keptModes: "+nt", keptTopic: "Welcome", autoOp: true });
    await bot.addUser("olga", 3);
    const olga = await comeIn(port, "olga");
    await olga.ask("JOIN #home");
    await bot.tell(olga, `register ${await bot.mint("olga", "register")}`);
    await eventually(
      async () => (await bot.row()).statusDetail.includes("no operator"),
      "the note that it is no operator",
    );
    ann.write("MODE #home +i", "MODE #home -i", "PRIVMSG steward :so?");
    await bot.until("message", ({ text }) => text === "so?");
    expect(done).toEqual([]);
    await ann.ask("MODE #home +o steward");
    await eventually(async () => /n.*t/.test(await modesOf(ann)), "+nt");
    await bot.statusIs("olga", "o");
    await eventually(() => bot.network.presence.channel("#home")?.topic === "Welcome", "the topic");
    await eventually(async () => (await bot.row()).statusDetail === "", "the note to go");
  }, 60_000);
});

const hasServices = isInstalled(ATHEME) && hasIrcd("inspircd");

describe.runIf(hasServices)("with Atheme's services, which lock a mode that is to be kept", () => {
  test("the bot says what it wants once each time, and lets theirs stand", async () => {
    const { ircd } = await startServices();
    const ann = await comeIn(ircd.port, "ann");
    const ask = async (service: string, text: string, answer: RegExp) => {
      ann.write(`PRIVMSG ${service} :${text}`);
      await ann.until((line) => line.startsWith(`:${service}!`) && answer.test(line));
    };
    await ask("NickServ", "REGISTER sesame ann@example.org", /registered/i);
    await ann.ask("JOIN #home");
    await ask("ChanServ", "REGISTER #home", /registered/i);
    await ask("ChanServ", "SET #home MLOCK -m", /MLOCK/i);
    const bot = await guarding(ircd.port, { keptModes: "+m", servicesMask: ATHEME_MASK });
    const changes: string[] = [];
    ann.onLine((line) => {
      const [, nick, sign] = /^:(\w+)!\S+ MODE #home :?([+-])m/.exec(line) ?? [];
      if (nick !== undefined) changes.push(`${nick} ${sign}m`);
    });
    const other = await addChannel(bot.db, bot.network.id, { name: "#other" }, new Date());
    await bot.db.channel.update({ where: { id: other }, data: { keptModes: "+n" } });
    await ann.ask("JOIN #other");
    await bot.guard.refresh();
    await bot.networks.apply(bot.network.id);
    await bot.until("joined-self", ({ channel }) => channel === "#other");
    await ann.ask("MODE #other +o steward");
    /** The bot looks at a channel some time after it saw something there; what it saw before in #home it has dealt with by then. */
    const hasLooked = async () => {
      ann.write("MODE #other -n");
      await ann.until((line) => byBot("MODE #other :?\\+n").test(line));
    };
    const round = ["steward +m", "ChanServ -m"];
    const seen = (count: number) => eventually(() => changes.length >= count, `${count} changes`);

    await ann.ask("MODE #home +o steward");
    await seen(2);
    await hasLooked();
    expect(changes).toEqual(round);
    await ann.ask("MODE #home +i");
    await seen(4);
    await hasLooked();
    expect(changes).toEqual([...round, ...round]);
    expect((await bot.row()).statusDetail).toBe("");
  }, 60_000);
});
