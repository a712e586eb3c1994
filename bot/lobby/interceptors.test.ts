import { expect, test } from "vitest";
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

test("lines that hold a password are shown to no module, not even once somebody is in", async () => {
  const shown: string[] = [];
  const lobby = await openLobby({
    modules: {
      wants: (name) => name === "raw",
      ask: async ({ fields }) => {
        shown.push(String(fields.line));
        return { changed: {} };
      },
      tell: () => {},
    },
  });
  const bob = await lobby.person("bob");
  shown.length = 0;
  await bob.ask(
    "AUTHENTICATE PLAIN",
    "authenticate Ym9iAGJvYgBzZWNyZXQ=",
    "PASS secret",
    "AWAY :x",
  );
  expect(shown.filter((line) => !line.startsWith("PING"))).toEqual(["AWAY :x"]);
});
