import { describe, expect, test } from "vitest";
import { openLobby } from "#bot/lobby/testing/open-lobby";
import { eventually } from "#bot/testing/irc-harness";
import { openWithSessions } from "#bot/testing/irc-with-sessions";
import { comeIn } from "#bot/testing/real-people";
import { changeChannel } from "#core/networks/channel-changes";
import { addChannel } from "#core/networks/channels";
import { lobbyNetworkInput } from "#core/networks/presets";
import type { ChannelSettings } from "#core/networks/schema";
import type { NetworkChanger } from "#core/networks/tell-bot";

const grace: NetworkChanger = { actor: { name: "grace" }, via: "web", level: "superuser" };
const unguarded: ChannelSettings = {
  ...{ autoJoin: true, commandPrefix: "" },
  ...{ keptModes: "", keptTopic: null, autoVoice: false, autoOp: false },
};

/** The bot alone in #home of the lobby, so that it is operator there. */
async function atHome(guarded: Partial<ChannelSettings> = {}) {
  const lobby = await openLobby();
  const bot = await openWithSessions(lobbyNetworkInput("127.0.0.1", 1), [], {
    lobbyAddress: { host: "127.0.0.1", port: lobby.port },
  });
  const id = await addChannel(bot.db, bot.network.id, { name: "#home" }, new Date());
  const change = async (settings: Partial<ChannelSettings>) => {
    await changeChannel(bot.db, id, { ...unguarded, ...settings }, grace);
    await bot.guard.refresh();
  };
  await change(guarded);
  await bot.networks.apply(bot.network.id);
  await bot.until("joined-self");
  const view = () => {
    const channel = bot.network.presence.channel("#home");
    if (!channel) throw new Error("the bot is not there");
    return channel;
  };
  const statusOf = (nick: string) => view().members.get(bot.network.fold(nick));
  return {
    ...bot,
    lobby,
    view,
    change,
    person: (nick: string) => comeIn(lobby.port, nick),
    row: () => bot.db.channel.findUniqueOrThrow({ where: { id } }),
    statusIs: (nick: string, modes: string) =>
      eventually(() => statusOf(nick) === modes, `${nick} with ${modes || "nothing"}`),
    statusOf,
    /** Makes somebody operator, as the bot may. */
    promote: (nick: string) => {
      bot.network.mode("#home", [{ add: true, mode: "o", param: nick }]);
      return eventually(() => statusOf(nick)?.includes("o"), `${nick} as operator`);
    },
  };
}

describe("modes and topic", () => {
  test("are set when the bot comes, and again after somebody changed them", async () => {
    const { view, person, promote } = await atHome({
      keptModes: "+ntsl-i 50",
      keptTopic: "Welcome",
    });
    await eventually(
      () => view().modes.get("l") === "50" && view().modes.has("s") && view().topic === "Welcome",
      "what is kept",
    );
    const ann = await person("ann");
    await ann.ask("JOIN #home");
    await promote("ann");
    ann.write("MODE #home -sl+i", "TOPIC #home :Ann was here");
    await ann.until((line) => /:steward!\S+ MODE #home \+sl-i 50$/.test(line));
    await ann.until((line) => /:steward!\S+ TOPIC #home :Welcome$/.test(line));
    expect(view().modes.has("i")).toBe(false);
  });

  test("are put right at once when the settings change, and when the bot becomes operator", async () => {
    const { view, change, person, promote, network, until, row } = await atHome();
    await change({ keptModes: "+m" });
    await eventually(() => view().modes.has("m"), "+m");
    const ann = await person("ann");
    await ann.ask("JOIN #home");
    await promote("ann");
    await ann.ask("MODE #home -o steward", "MODE #home -m");
    await until("mode", ({ text }) => text === "-m");
    await eventually(async () => (await row()).statusDetail.includes("no operator"), "the note");
    expect(view().modes.has("m")).toBe(false);
    ann.write("MODE #home +o steward");
    await eventually(() => view().modes.has("m"), "+m again");
    await eventually(async () => (await row()).statusDetail === "", "the note to go");
    expect(network.isConnected).toBe(true);
  });

  test("are let be after five times a minute, which the channel's status says", async () => {
    const { view, person, promote, row, change } = await atHome({ keptModes: "+s" });
    await eventually(() => view().modes.has("s"), "+s");
    const ann = await person("ann");
    await ann.ask("JOIN #home");
    await promote("ann");
    let restored = 0;
    ann.onLine((line) => {
      if (/:steward!\S+ MODE #home \+s/.test(line)) restored++;
    });
    const given = () => restored;
    for (let count = 1; count <= 4; count++) {
      ann.write("MODE #home -s");
      await eventually(() => given() === count, `restoring no. ${count}`);
    }
    ann.write("MODE #home -s");
    await eventually(
      async () => (await row()).statusDetail.includes("again and again"),
      "the note",
    );
    expect(given()).toBe(4);
    await change({ keptModes: "+s", keptTopic: "Patience is back" });
    await eventually(() => given() === 5, "a new beginning");
    await eventually(async () => (await row()).statusDetail === "", "the note to go");
  });

  test("a topic that an operator set who is logged in is the one to keep", async () => {
    const bot = await atHome({ keptTopic: "Welcome" });
    await eventually(() => bot.view().topic === "Welcome", "the topic");
    await bot.addUser("olga", 3);
    const olga = await bot.person("olga");
    await olga.ask("JOIN #home");
    await bot.tell(olga, `register ${await bot.mint("olga", "register")}`);
    await bot.promote("olga");
    olga.write("TOPIC #home :Closed on Sunday");
    await eventually(async () => (await bot.row()).keptTopic === "Closed on Sunday", "the new one");
    const trail = await bot.db.audit.findMany({ where: { via: "irc", action: "channel.change" } });
    expect(trail).toMatchObject([
      {
        ...{ action: "channel.change", actorId: "olga", targetName: "#home" },
        ...{ before: { keptTopic: "Welcome" }, after: { keptTopic: "Closed on Sunday" } },
      },
    ]);
    expect(bot.view().topic).toBe("Closed on Sunday");
  });
});

describe("status", () => {
  test("is given on login and on joining, by level, and taken back on logout", async () => {
    const bot = await atHome({ autoOp: true, autoVoice: true });
    await bot.addUser("olga", 3);
    await bot.addUser("vera", 2);
    await bot.addUser("rita", 1);
    const come = async (nick: string) => {
      const one = await bot.person(nick);
      await one.ask("JOIN #home");
      return one;
    };
    const logIn = async (nick: string) => {
      const one = await come(nick);
      await bot.tell(one, `register ${await bot.mint(nick, "register")}`);
      return one;
    };
    const olga = await logIn("olga");
    await logIn("vera");
    await logIn("rita");
    const mallory = await come("mallory");
    await bot.statusIs("olga", "o");
    await bot.statusIs("vera", "v");
    expect([bot.statusOf("rita"), bot.statusOf("mallory")]).toEqual(["", ""]);

    await bot.network.join("#other");
    await olga.ask("JOIN #other", "PART #home");
    await bot.until("part", ({ source }) => source.nick === "olga");
    await olga.ask("JOIN #home");
    await bot.statusIs("olga", "o");

    bot.sessions.registry.endWhere(({ userId }) => userId === "olga", "logged out");
    await bot.statusIs("olga", "");
    bot.sessions.registry.endWhere(({ userId }) => userId === "vera", "time limit");
    await mallory.ask();
    expect(bot.statusOf("vera")).toBe("v");
  });

  test("follows a level that is changed meanwhile; what others gave stays", async () => {
    const bot = await atHome({ autoOp: true, autoVoice: true });
    for (const name of ["olga", "otto"]) await bot.addUser(name, 1);
    const olga = await bot.person("olga");
    const otto = await bot.person("otto");
    for (const one of [olga, otto]) await one.ask("JOIN #home");
    await bot.promote("otto");
    await bot.tell(olga, `register ${await bot.mint("olga", "register")}`);
    await bot.tell(otto, `register ${await bot.mint("otto", "register")}`);
    const level = async (next: number) => {
      await bot.db.user.updateMany({ data: { level: next } });
      await bot.guard.refresh();
    };
    await level(3);
    await bot.statusIs("olga", "o");
    await level(2);
    await bot.statusIs("olga", "v");
    await level(1);
    await bot.statusIs("olga", "");
    expect(bot.statusOf("otto")).toBe("o");
  });

  test("that somebody took is not given again in the same session, and nothing without the switches", async () => {
    const bot = await atHome({ autoOp: true });
    await bot.addUser("olga", 3);
    const olga = await bot.person("olga");
    await olga.ask("JOIN #home");
    await bot.tell(olga, `register ${await bot.mint("olga", "register")}`);
    await bot.statusIs("olga", "o");
    olga.write("MODE #home -o olga");
    await bot.statusIs("olga", "");
    await bot.change({ autoOp: true, keptModes: "+m" });
    await eventually(() => bot.view().modes.has("m"), "the guard to have looked");
    expect(bot.statusOf("olga")).toBe("");
    await bot.change({});
    await olga.ask("PART #home", "JOIN #home");
    await olga.ask("PRIVMSG #home :back");
    expect(bot.statusOf("olga")).toBe("");
  });
});
