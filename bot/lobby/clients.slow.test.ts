import { createRequire } from "node:module";
import { expect, onTestFinished, test } from "vitest";
import { hasIrssi, Irssi } from "./testing/irssi.ts";
import { openLobby } from "./testing/open-lobby.ts";

/** What these tests use of irc-framework, which has no types of its own. */
interface FrameworkClient {
  connect(options: object): void;
  on(event: string, listener: (event: Record<string, unknown>) => void): void;
  join(channel: string): void;
  say(target: string, text: string): void;
  whois(nick: string, done: (event: Record<string, unknown>) => void): void;
  quit(): void;
  readonly network: { readonly options: Record<string, unknown> };
}
const { Client } = createRequire(import.meta.url)("irc-framework") as {
  Client: new () => FrameworkClient;
};

function next(client: FrameworkClient, event: string): Promise<Record<string, unknown>> {
  return new Promise((resolve) => client.on(event, resolve));
}

test("irc-framework identifies, joins, talks and asks", async () => {
  const lobby = await openLobby({
    authenticate: async ({ username, password }) =>
      password === "right" ? { account: username } : null,
  });
  const bob = await lobby.person("bob");
  await bob.ask("JOIN #room");

  const client = new Client();
  onTestFinished(() => client.quit());
  const [registered, loggedIn] = [next(client, "registered"), next(client, "loggedin")];
  client.connect({
    host: lobby.host,
    port: lobby.port,
    nick: "robot",
    account: { account: "robby", password: "right" },
    auto_reconnect: false,
    enable_echomessage: true,
  });
  expect((await loggedIn).account).toBe("robby");
  await registered;
  expect(client.network.options.CASEMAPPING).toBe("ascii");
  expect(client.network.options.NETWORK).toBe("Lobby");

  const userlist = next(client, "userlist");
  client.join("#room");
  expect((await userlist).users).toMatchObject([
    { nick: "bob", modes: ["o"] },
    { nick: "robot", modes: [] },
  ]);

  const heard = next(client, "privmsg");
  bob.write("PRIVMSG #room :hello robot");
  expect(await heard).toMatchObject({ nick: "bob", target: "#room", message: "hello robot" });
  client.say("#room", "hello bob");
  await bob.until(
    (line) =>
      line === ":robot!~robby@127.0.0.1 PRIVMSG #room :hello bob" ||
      line.endsWith("PRIVMSG #room :hello bob"),
  );

  const about = await new Promise<Record<string, unknown>>((resolve) =>
    client.whois("robot", resolve),
  );
  expect(about).toMatchObject({ nick: "robot", account: "robby", channels: "#room" });
  expect(Number(about.logon)).toBeGreaterThan(1_600_000_000);
});

test.runIf(hasIrssi())(
  "the real irssi connects, joins, speaks, asks and is thrown off",
  async () => {
    const lobby = await openLobby();
    const bob = await lobby.person("bob");
    await bob.ask("JOIN #room", "TOPIC #room :Fine weather");
    const irssi = new Irssi("alice", lobby.port);
    onTestFinished(() => irssi.close());
    await irssi.shows(/Welcome to Lobby, alice!/);
    await irssi.shows(/Mode change \[\+i\] for user alice/);

    irssi.type("/join #room");
    await irssi.shows(/Topic for #room: Fine weather/);
    await irssi.shows(/Total of 2 nicks \[1 ops/);
    await irssi.shows(/\[@bob\] \[ ?alice\]/);

    irssi.type("good morning");
    await bob.until((line) => line.endsWith("PRIVMSG #room :good morning"));
    bob.write("PRIVMSG #room :and to you");
    await irssi.shows(/<@bob> and to you/);

    bob.write("MODE #room +v alice");
    await irssi.shows(/mode\/#room \[\+v alice\] by bob/);
    irssi.type("/window 1");
    irssi.type("/whois bob");
    await irssi.shows(/ircname {2}: bob Real/);
    await irssi.shows(/channels : @#room/);
    await irssi.shows(/idle\s*:.*signon: /);
    await irssi.shows(/End of WHOIS/i);

    lobby.kill("alice", "tidying up");
    await irssi.shows(/Killed \(lobby\.steward \(tidying up\)\)|tidying up/);
  },
  120_000,
);
