import { expect, test } from "vitest";
import { newToken } from "#core/secrets";
import type { Interceptors } from "./interceptors.ts";
import { type LobbyOptions, startLobby } from "./lobby.ts";
import { openLobby } from "./testing/open-lobby.ts";
import { RawPerson } from "./testing/raw-person.ts";

const quiet = () => {};

async function room(interceptors: Interceptors, options: Partial<LobbyOptions> = {}) {
  const lobby = await openLobby({ interceptors, ...options });
  const bob = await lobby.person("bob");
  const eve = await lobby.person("eve");
  await eve.ask("JOIN #room");
  return { bob, eve };
}

const stop = () => ({ cancel: "not today" });

test.each<[Interceptors, string, string]>([
  [{ join: stop }, "JOIN #new", "join"],
  [{ part: stop }, "PART #room", "part"],
  [{ nick: stop }, "NICK ida", "nick"],
  [{ message: stop }, "PRIVMSG #room :x", "message"],
  [{ message: stop }, "NOTICE #room :x", "message"],
  [{ topic: stop }, "TOPIC #room :x", "topic"],
  [{ kick: stop }, "KICK #room eve", "kick"],
  [{ invite: stop }, "INVITE bob #room", "invite"],
])("%j stops %s, tells who caused it, and nobody else", async (interceptors, line, kind) => {
  // Stopping starts once everybody is in: their own registration and joins are events, too.
  let isStopping = false;
  const late = Object.fromEntries(
    Object.keys(interceptors).map((key) => [key, () => (isStopping ? stop() : undefined)]),
  ) as Interceptors;
  const { bob, eve } = await room(late);
  await bob.ask("JOIN #room");
  await eve.ask("MODE #room +o bob");
  await bob.ask();
  isStopping = true;
  expect(await bob.ask(line)).toEqual([
    `:lobby.steward NOTICE bob :Your ${kind} was stopped: not today`,
  ]);
  expect(await eve.ask()).toEqual([]);
});

test("what an interceptor changes is what takes effect", async () => {
  const { bob, eve } = await room({
    message: ({ text }) => ({ change: { text: text.toUpperCase() } }),
    join: ({ channel }, by) =>
      by.nick === "bob" && channel === "#lost" ? { change: { channel: "#room" } } : undefined,
    part: () => ({ change: { reason: "by request" } }),
    quit: ({ reason }) => ({ change: { reason: `${reason}!` } }),
  });
  await bob.ask("JOIN #lost", "PRIVMSG #room :hi", "PART #room :x");
  bob.write("QUIT :bye");
  expect((await bob.untilClosed()).at(-1)).toContain("(Quit: bye!)");
  expect(await eve.ask()).toEqual([
    ":bob!~bob@127.0.0.1 JOIN #room",
    ":bob!~bob@127.0.0.1 PRIVMSG #room :HI",
    ":bob!~bob@127.0.0.1 PART #room :by request",
  ]);
});

test("a change cannot smuggle a second line in", async () => {
  const errors: string[] = [];
  const log = {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: (_: object, text: string) => errors.push(text),
  };
  const change = { text: "a\r\nQUIT :owned" };
  const { bob, eve } = await room({ message: () => ({ change }) }, { log });
  await bob.ask("JOIN #room");
  await eve.ask();
  await bob.ask("PRIVMSG #room :hi");
  expect(await eve.ask()).toEqual([]);
  expect(errors).toEqual(["Lobby message does not fit a line"]);
});

test("one that throws is logged and stops nothing", async () => {
  const errors: string[] = [];
  const lobby = await startLobby({
    host: "127.0.0.1",
    port: 0,
    log: { debug: quiet, info: quiet, warn: quiet, error: (_, message) => errors.push(message) },
    interceptors: {
      join: () => {
        throw new Error("broken");
      },
    },
  });
  const bob = new RawPerson(lobby.port);
  await bob.ask("NICK bob", "USER bob 0 * :b");
  expect((await bob.ask("JOIN #a"))[0]).toContain("JOIN #a");
  expect(errors).toEqual(["Lobby interceptor failed"]);
  bob.close();
  await lobby.close();
});

/** Somebody on a lobby whose modules are asked about every line, and what they were shown. */
async function watched(change: (line: string) => string = (line) => line) {
  const shown: string[] = [];
  const lobby = await openLobby({
    modules: {
      wants: (name) => name === "raw",
      ask: async ({ fields }) => {
        const line = String(fields.line);
        if (!line.startsWith("PING")) shown.push(line);
        return { changed: change(line) === line ? {} : { line: change(line) } };
      },
      tell: () => {},
    },
  });
  const bob = await lobby.person("bob");
  const steward = await lobby.person("steward");
  shown.length = 0;
  return { shown, bob, steward };
}

test("lines that hold a password are shown to no module, not even once somebody is in", async () => {
  const { shown, bob } = await watched();
  await bob.ask(
    "AUTHENTICATE PLAIN",
    "authenticate Ym9iAGJvYgBzZWNyZXQ=",
    "PASS secret",
    "NS identify secret",
    "@a=b LOGIN secret",
    "AWAY :x",
  );
  expect(shown).toEqual(["AWAY :x"]);
});

const token = newToken("login");
test.each([
  ["PRIVMSG steward :auth staff s3cret", "PRIVMSG steward :auth [secret]"],
  ["PRIVMSG steward :.AUTH staff s3cret", "PRIVMSG steward :.AUTH [secret]"],
  ["PRIVMSG steward :steward: auth staff s3cret", "PRIVMSG steward :steward: auth [secret]"],
  ["PRIVMSG steward :a\x02u\x02th \x0304staff s3cret", "PRIVMSG steward :auth [secret]"],
  ["privmsg steward auth staff s3cret", "PRIVMSG steward :auth [secret]"],
  ["@label=1 :x PRIVMSG steward :auth s3cret", "PRIVMSG steward :auth [secret]"],
  ["PRIVMSG #dev,steward :register s3cret", "PRIVMSG #dev,steward :register [secret]"],
  ["PRIVMSG steward :login s3cret", "PRIVMSG steward :login [secret]"],
  ["NOTICE steward :identify s3cret", "NOTICE steward :identify [secret]"],
  [`PRIVMSG steward :login ${token}`, "PRIVMSG steward :login [secret]"],
  [`PRIVMSG steward :what is ${token}?`, "PRIVMSG steward :what is stwl_[secret]?"],
  [`TOPIC #dev :${token}`, "TOPIC #dev :stwl_[secret]"],
  [`AWAY ${token}`, "AWAY stwl_[secret]"],
])("of %j modules are shown no secret, and it goes on as it was said", async (line, expected) => {
  const { shown, bob, steward } = await watched();
  await bob.ask(line);
  expect(shown).toEqual([expected]);
  const said = /(?:PRIVMSG|NOTICE) steward :(.*)/i.exec(line)?.[1];
  if (said !== undefined) expect((await steward.ask()).join("\n")).toContain(said);
});

test("what people say of passwords in a channel is shown as it is", async () => {
  const { shown, bob } = await watched();
  const line = "PRIVMSG #dev :login is broken, identify yourself";
  await bob.ask(line);
  expect(shown).toEqual([line]);
});

test("a module that changes a line does not learn what was hidden, nor does anybody hear it", async () => {
  const { bob, steward } = await watched((line) => line.replace("auth", "outh"));
  await bob.ask("PRIVMSG steward :auth staff s3cret");
  expect((await steward.ask()).join("\n")).toContain("outh [secret]");
});
