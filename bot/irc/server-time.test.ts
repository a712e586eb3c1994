/** What is taken for history, whatever the clocks do. */
import { describe, expect, test } from "vitest";
import { openNetworks } from "#bot/testing/irc-harness";
import { onPort } from "#bot/testing/real-people";
import { startScriptedServer } from "#bot/testing/scripted-server";
import { freshDb } from "#core/testing/database";
import { HOUR } from "#core/time";

/** A bot in #home and #den with ann in both, whose clock and whose server's clock the test moves. */
async function open() {
  const server = await startScriptedServer({
    capabilities: ["batch", "server-time", "message-tags", "account-notify", "chghost"],
    isupport: ["CASEMAPPING=ascii", "CHANTYPES=#", "PREFIX=(ov)@+", "CHANMODES=b,k,l,imnst"],
  });
  const clocks = { oursMs: 0, serverMs: 0 };
  const opened = await openNetworks(
    await freshDb(),
    { ...onPort(server.port), floodPreset: "fast" },
    ["#home", "#den"],
    { clock: () => new Date(Date.now() + clocks.oursMs) },
  );
  for (const name of ["#home", "#den"])
    await opened.until("joined-self", ({ channel }) => channel === name);
  const client = await server.client();
  const stamped = (line: string) =>
    `@time=${new Date(Date.now() + clocks.serverMs).toISOString()} ${line}`;
  /** Sends lines of this moment by the server's clock, and waits until they were handled. */
  let count = 0;
  const live = async (...lines: string[]) => {
    const word = `handled-${++count}`;
    client.send(...lines.map(stamped), `:irc.example NOTICE * :${word}`);
    await opened.until("notice", ({ text }) => text === word);
  };
  await live(":irc.example 301 nobody nobody :teaches the server's clock");
  await live(":ann!a@b JOIN #home", ":ann!a@b JOIN #den", ":bob!b@b JOIN #home");
  return { ...opened, clocks, client, live };
}

const moves = [
  ["ours is an hour ahead at once", { oursMs: HOUR, serverMs: 0 }],
  ["ours is an hour behind at once", { oursMs: -HOUR, serverMs: 0 }],
  ["the server's is an hour behind at once", { oursMs: 0, serverMs: -HOUR }],
  ["the server's is an hour ahead at once", { oursMs: 0, serverMs: HOUR }],
] as const;

describe.each(moves)("when of two clocks %s", (_, moved) => {
  test("who leaves, comes, changes or is kicked is still followed, the bot included", async () => {
    const { network, events, clocks, live } = await open();
    Object.assign(clocks, moved);
    await live(
      ":ann!a@b PART #den :bye",
      ":cy!c@c JOIN #home",
      ":bob!b@b NICK bobby",
      ":irc.example MODE #home +v cy",
      ":ann!a@b TOPIC #home :the new one",
      ":bobby!b@b CHGHOST new host.example",
      ":bobby!new@host.example ACCOUNT bob",
    );
    const home = () => network.presence.channel("#home");
    expect(network.presence.channelsOf("ann").map(({ name }) => name)).toEqual(["#home"]);
    expect(network.presence.person("bob")).toBeUndefined();
    expect(network.presence.person("bobby")).toMatchObject({
      userHost: "new@host.example",
      account: "bob",
    });
    expect(home()?.members.get(network.fold("cy"))).toBe("v");
    expect(home()?.topic).toBe("the new one");

    await live(":ann!a@b QUIT :bye", ":bobby!new@host.example KICK #home cy :out");
    expect([...(home()?.members.keys() ?? [])].sort()).toEqual(["bobby", "steward"]);
    await live(":steward!u@h NICK renamed", ":bobby!new@host.example KICK #den renamed :out");
    expect(network.nick).toBe("renamed");
    expect(network.presence.channel("#den")).toBeUndefined();
    expect(events.filter((event) => "playback" in event && event.playback)).toEqual([]);
  });
});

test("words stay words of now when our own clock jumps, and are told at our time", async () => {
  const { until, clocks, live } = await open();
  for (const [text, oursMs] of [
    ["ahead", HOUR],
    ["behind", -HOUR],
  ] as const) {
    clocks.oursMs = oursMs;
    await live(`:ann!a@b PRIVMSG #home :${text}`);
    const said = await until("message", (event) => event.text === text);
    expect(said.playback).toBe(false);
    expect(Math.abs(said.at.getTime() - (Date.now() + oursMs))).toBeLessThan(10 * 60_000);
  }
});

test("the server's answer to a PING tells its clock anew", async () => {
  const { until, clocks, live } = await open();
  clocks.serverMs = -HOUR;
  await live(":irc.example PONG irc.example :whatever", ":ann!a@b PRIVMSG #home :hello");
  expect((await until("message")).playback).toBe(false);
});

test.each(["znc.in/playback", "chathistory", "draft/chathistory"])(
  "what a bouncer plays back in a %s batch changes nobody's place",
  async (type) => {
    const { network, events, until, live, client } = await open();
    await live(`:irc.example BATCH +p ${type} #home`);
    const past = [
      ":ann!a@b PART #den :bye",
      ":ghost!g@g JOIN #home",
      ":bob!b@b NICK bobby",
      ":bob!b@b QUIT :gone",
      ":ann!a@b KICK #home steward :out",
      ":steward!u@h NICK former",
      ":irc.example MODE #home +o ann",
      ":ann!a@b TOPIC #home :an old one",
      ":ann!a@b AWAY :long ago",
      ":ann!a@b PRIVMSG #home :said long ago",
    ];
    client.send(...past.map((line) => `@batch=p ${line}`));
    await live(":irc.example BATCH -p");
    expect(network.nick).toBe("steward");
    const home = network.presence.channel("#home");
    expect([...(home?.members.keys() ?? [])].sort()).toEqual(["ann", "bob", "steward"]);
    expect(home?.members.get(network.fold("ann"))).toBe("");
    expect(home?.topic).toBe("");
    expect(network.presence.person("ann")?.away).toBe(false);
    expect(network.presence.channelsOf("ann")).toHaveLength(2);
    expect((await until("message")).playback).toBe(true);
    const kinds = events.flatMap((event) =>
      "playback" in event && event.playback ? [event.kind] : [],
    );
    expect(kinds).toEqual([
      "part",
      "join",
      "nick",
      "quit",
      "kick",
      "nick",
      "mode",
      "topic",
      "message",
    ]);
  },
);
