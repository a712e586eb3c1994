import { describe, expect, test } from "vitest";
import { openLobby, type TestLobby } from "#bot/lobby/testing/open-lobby";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import { lobbyNetworkInput } from "#core/networks/presets";
import { freshDb } from "#core/testing/database";

const inLobby = async (lobby: TestLobby, channels: readonly string[] = ["#home"]) => {
  const db = await freshDb();
  const test = await openNetworks(db, lobbyNetworkInput("127.0.0.1", 1), channels, {
    lobbyAddress: { host: "127.0.0.1", port: lobby.port },
  });
  return { db, ...test };
};

describe("in the lobby", () => {
  test("the bot connects, joins, hears and speaks", async () => {
    const lobby = await openLobby();
    const ann = await lobby.person("ann");
    await ann.ask("JOIN #home");
    const { network, until, networks } = await inLobby(lobby);
    await until("joined-self");
    expect(network.isConnected).toBe(true);
    expect(network.tellsAccounts).toBe(true);
    expect(network.canMonitor).toBe(true);
    ann.write("PRIVMSG #home :hello there");
    const heard = await until("message", ({ own }) => !own);
    expect(heard).toMatchObject({
      channel: "#home",
      text: "hello there",
      own: false,
      playback: false,
      source: { nick: "ann", account: null, isServer: false },
    });
    const outcome = await network.send({ target: "#home", text: "hi ann", style: "message" });
    expect(outcome).toEqual({ state: "confirmed" });
    await ann.until((line) => line.endsWith("PRIVMSG #home :hi ann"));
    expect(await until("message", ({ own }) => own)).toMatchObject({ text: "hi ann", own: true });
    expect(networks.networkStates()).toMatchObject([
      { nick: "steward", channels: [{ name: "#home" }] },
    ]);
  });

  test("presence follows everybody, and the rows follow presence", async () => {
    const lobby = await openLobby();
    const ann = await lobby.person("ann");
    await ann.ask("JOIN #home");
    const { db, network, until } = await inLobby(lobby);
    await until("joined-self");
    const bob = await lobby.person("bob");
    await bob.ask("JOIN #home", "NICK bert", "AWAY :out");
    await ann.ask("MODE #home +ov bert bert", "TOPIC #home :the topic", "MODE #home +sb *!*@bad");
    await until("nick");
    const channel = await eventually(() => {
      const view = network.presence.channel("#HOME");
      return view?.topic === "the topic" && view.modes.has("s") && view;
    }, "topic and modes");
    expect(channel.members.get(network.fold("bert"))).toBe("ov");
    expect(network.presence.person("BERT")).toMatchObject({ nick: "bert", away: true });
    expect(network.presence.person("bob")).toBeUndefined();
    await eventually(async () => {
      const rows = await db.presence.findMany({ orderBy: { nickFolded: "asc" } });
      const seen = rows.map(({ nick, modes, away }) => `${nick} ${modes} ${away}`).join();
      return seen === "ann o false,bert ov true,steward  false";
    }, "rows of presence");
    const row = await eventually(
      () =>
        db.channel.findFirst({
          where: { topic: "the topic", status: "joined", modes: { some: { mode: "b" } } },
          include: { modes: true },
        }),
      "the channel's row",
    );
    expect(row.modes.map(({ mode, param }) => mode + param)).toContain("b*!*@bad");
    bob.write("QUIT :bye");
    expect(await until("quit")).toMatchObject({ channels: ["#home"], reason: expect.any(String) });
    expect(network.presence.person("bert")).toBeUndefined();
  });

  test("a part that ends what is shared is told as lost sight", async () => {
    const lobby = await openLobby();
    const ann = await lobby.person("ann");
    const { until } = await inLobby(lobby);
    await until("joined-self");
    await ann.ask("JOIN #home", "PART #home :off");
    expect(await until("lost-sight")).toMatchObject({ nick: "ann" });
  });

  test("killed, the bot is back in its channels within seconds", async () => {
    const lobby = await openLobby();
    const { until, events, network } = await inLobby(lobby, ["#home", "#two"]);
    await until("joined-self", ({ channel }) => channel === "#two");
    const epoch = network.epoch;
    const at = events.length;
    lobby.kill("steward", "for a test");
    await until("disconnect");
    await eventually(
      () => events.slice(at).filter(({ kind }) => kind === "joined-self").length === 2,
      "both channels",
    );
    expect(network.epoch).not.toBe(epoch);
  });

  test("join, part and nick answer with what the server said", async () => {
    const lobby = await openLobby();
    const ann = await lobby.person("ann");
    await ann.ask("JOIN #shut", "MODE #shut +i");
    const { network, until, db } = await inLobby(lobby);
    await until("joined-self");
    await network.join("#new");
    expect(network.presence.channel("#new")).toBeDefined();
    expect(await db.channel.count({ where: { name: "#new", autoJoin: true } })).toBe(1);
    await expect(network.join("#shut")).rejects.toMatchObject({
      message: expect.stringContaining("invitation"),
    });
    await until("join-failed");
    await network.part("#new", "enough");
    await until("left-self", ({ channel }) => channel === "#new");
    await expect(network.setNick("ann")).rejects.toMatchObject({
      message: expect.stringContaining("in use"),
    });
    await network.setNick("butler");
    expect(network.nick).toBe("butler");
    await expect(network.whois("ann")).resolves.toMatchObject({ nick: "ann", account: null });
    await expect(network.whois("nobody")).resolves.toBeNull();
  });

  test("a kicked bot comes back once, not in a loop", async () => {
    const lobby = await openLobby();
    const ann = await lobby.person("ann");
    await ann.ask("JOIN #home");
    const { until, events, db } = await inLobby(lobby);
    await until("joined-self");
    const joins = () => events.filter(({ kind }) => kind === "joined-self").length;
    ann.write("KICK #home steward :out");
    await eventually(() => joins() === 2, "the bot coming back");
    ann.write("KICK #home steward :and stay out");
    await eventually(
      () => db.channel.findFirst({ where: { statusDetail: { contains: "stays out" } } }),
      "the channel's status",
    );
    expect(joins()).toBe(2);
  });

  test("a watched nick that goes is told, shared channel or not", async () => {
    const lobby = await openLobby();
    const ann = await lobby.person("ann");
    const { network, until } = await inLobby(lobby);
    await until("joined-self");
    network.watch("ann", network);
    await network.send({ target: "ann", text: "I am watching", style: "message" });
    await ann.ask();
    ann.close();
    expect(await until("lost-sight")).toMatchObject({ nick: "ann", reason: "went offline" });
  });

  test("a taken nick is taken back when its holder goes", async () => {
    const lobby = await openLobby();
    const squatter = await lobby.person("steward");
    const { network, until } = await inLobby(lobby);
    await until("joined-self");
    expect(network.nick).toBe("steward_");
    await network.send({ target: "steward", text: "mine", style: "message" });
    squatter.close();
    await eventually(() => network.nick === "steward", "the nick");
  });
});
