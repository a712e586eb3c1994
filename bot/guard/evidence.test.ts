/** Whom the guard believes, and what the bot learns, on a server that does as the test tells it. */
import { expect, test } from "vitest";
import { eventually } from "#bot/testing/irc-harness";
import { openWithSessions } from "#bot/testing/irc-with-sessions";
import { type ScriptedClient, startScriptedServer } from "#bot/testing/scripted-server";
import { addChannel, wantedChannels } from "#core/networks/channels";

const SIGNON = 1_700_000_000;

/** The bot is operator of #home; ada has logged in by private message, out of sight, on a server that watches her. */
async function scene(channel: object, modes = "+nt") {
  const whois = { signon: SIGNON };
  const server = await startScriptedServer({
    isupport: [
      "CASEMAPPING=ascii",
      "CHANTYPES=#",
      "MODES=3",
      "MONITOR=10",
      "CHANMODES=beI,k,l,imnpst",
    ],
    line: ({ command, params }, client) => {
      if (command === "MODE" && params.length === 1) client.send(`:s 324 me ${params[0]} ${modes}`);
      if (command === "MONITOR" && params[0] === "+") client.send(":s 730 me :ada!ada@host");
      if (command === "WHOIS") {
        client.send(
          ":s 311 me ada ada host * :Ada",
          `:s 317 me ada 5 ${whois.signon} :idle, signon`,
        );
        client.send(":s 318 me ada :End");
      }
      return false;
    },
  });
  const bot = await openWithSessions(
    { servers: [{ host: "127.0.0.1", port: server.port, tls: false }], floodPreset: "fast" },
    [],
  );
  const id = await addChannel(bot.db, bot.network.id, { name: "#home", key: "old" }, new Date());
  await bot.db.channel.update({ where: { id }, data: channel });
  await bot.guard.refresh();
  await bot.networks.apply(bot.network.id);
  const client = await server.client();
  await bot.until("channel-modes");
  return { ...bot, whois, server, client };
}

async function logIn(bot: Awaited<ReturnType<typeof scene>>) {
  await bot.addUser("ada", 3);
  const token = await bot.mint("ada", "register");
  bot.client.send(`:ada!ada@host PRIVMSG steward :register ${token}`);
  await eventually(() => bot.sessions.registry.list("ada")[0], "ada's session");
}

/** Resolves when the bot has dealt with everything it was sent, and looked at the channel since. */
async function looked(client: ScriptedClient, word: string) {
  const restored = () => client.received.filter((line) => line === "MODE #home +t").length;
  const before = restored();
  client.send(`:ann!ann@host MODE #home -t`);
  await eventually(() => restored() > before, "+t once more");
  client.send(`PING :${word}`);
  await client.until((line) => line.endsWith(word));
}

test("operator status goes to who joins with a login, when WHOIS says that it is them", async () => {
  const bot = await scene({ autoOp: true });
  await logIn(bot);
  bot.client.send(":ada!ada@host JOIN #home");
  await bot.client.until((line) => line === "MODE #home +o ada");
});

test("nobody gets operator status for the nick, user and host of somebody else", async () => {
  const bot = await scene({ autoOp: true, autoVoice: true, keptModes: "+t" });
  await logIn(bot);
  bot.whois.signon = SIGNON + 60;
  const asked = () => bot.client.received.filter((line) => line.startsWith("WHOIS")).length;
  const before = asked();
  bot.client.send(":ada!ada@host JOIN #home");
  await eventually(() => asked() > before, "the question who that is");
  await looked(bot.client, "done");
  expect(bot.client.received.filter((line) => /MODE #home \+[ov]/.test(line))).toEqual([]);
});

test("what servers and services change is not undone, what people change is", async () => {
  const bot = await scene({ keptModes: "+nt", keptTopic: "Welcome" });
  await bot.client.until((line) => line === "TOPIC #home :Welcome");
  bot.client.send(":steward!u@h TOPIC #home :Welcome");
  await bot.db.network.updateMany({ data: { servicesMask: "NickServ!services@services.example" } });
  await bot.guard.refresh();
  bot.client.send(":irc.example MODE #home -n", ":ChanServ!s@services.example TOPIC #home :Mine");
  bot.client.send(":ChanServ!s@services.example MODE #home +n");
  await bot.until("topic", ({ text }) => text === "Mine");
  await eventually(() => bot.network.presence.channel("#home")?.modes.has("n"), "+n by services");
  const before = bot.client.received.length;
  bot.client.send(":ann!ann@host TOPIC #home :Ours");
  await bot.client.until((line) => line === "TOPIC #home :Welcome");
  expect(bot.client.received.slice(before).filter((line) => line.startsWith("MODE"))).toEqual([]);
});

test("people's modes are batched by what the server takes", async () => {
  const bot = await scene({ autoOp: true });
  for (const nick of ["a", "b", "c", "d"]) {
    await bot.addUser(nick, 3);
    bot.client.send(`:${nick}!${nick}@host JOIN #home`);
    const token = await bot.mint(nick, "register");
    bot.client.send(`:ann!a@host MODE #home -o steward`);
    bot.client.send(`:${nick}!${nick}@host PRIVMSG steward :register ${token}`);
    await eventually(() => bot.sessions.registry.list(nick)[0], nick);
  }
  bot.client.send(":ann!a@host MODE #home +o steward");
  await bot.client.until((line) => line === "MODE #home +o d");
  expect(bot.client.received).toContain("MODE #home +ooo a b c");
});

test("a key that somebody changed is the one for the next JOIN, and in the row", async () => {
  const bot = await scene({}, "+ntk old");
  bot.client.send(":ann!ann@host MODE #home -k+k old new");
  await eventually(
    async () => (await wantedChannels(bot.db, bot.network.id))[0]?.key === "new",
    "the key in the row",
  );
  bot.client.close();
  const next = await bot.server.client(2);
  await next.until((line) => line === "JOIN #home new");
  const trail = await bot.db.audit.findMany();
  expect(trail).toMatchObject([{ action: "channel.change", via: "system", targetName: "#home" }]);
  expect(JSON.stringify(trail)).not.toMatch(/"new"|"old"/);
});

test.each(["*", "<key>"])(
  "a key that is hidden as %s is not learnt; one that is kept stays",
  async (shown) => {
    const hidden = await scene({}, `+ntk ${shown}`);
    hidden.client.send(":ann!ann@host MODE #home +k other");
    await eventually(
      async () => (await wantedChannels(hidden.db, hidden.network.id))[0]?.key === "other",
      "the key in the row",
    );
    expect(await hidden.db.audit.count()).toBe(1);
  },
);

test("a kept key is put back, and what the channel has meanwhile opens it after a reconnect", async () => {
  const bot = await scene({ keptModes: "+k" }, "+ntk old");
  bot.client.send(":ann!ann@host MODE #home -k+k old new");
  await bot.client.until((line) => line === "MODE #home -k+k new old");
  bot.client.close();
  const next = await bot.server.client(2);
  await next.until((line) => line === "JOIN #home new");
  expect((await wantedChannels(bot.db, bot.network.id))[0]?.key).toBe("old");
});
