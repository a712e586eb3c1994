/** What must never go out, by every way there is. */
import { describe, expect, test } from "vitest";
import type { IrcNetwork } from "#bot/irc/api";
import { openNetworks } from "#bot/testing/irc-harness";
import { startScriptedServer } from "#bot/testing/scripted-server";
import { AppError } from "#core/errors";
import { freshDb } from "#core/testing/database";
import { bodyBytes, lineProblem } from "./line-check.ts";

const breakers = ["\r\n", "\n", "\r", "\0", "\r\n\r\n", "\n\r"];
const payloads = breakers.flatMap((breaker) => [
  `${breaker}QUIT :INJECTED`,
  `ann${breaker}QUIT :INJECTED`,
  `#home${breaker}QUIT :INJECTED`,
  `ann ${breaker}`,
]);
const words = ["", " ", "a b", ":colon", "\ud800", "x".repeat(600)];

type Way = (network: IrcNetwork, text: string) => unknown;
const change = (param: string) => [{ add: true, mode: "o", param }];

/** Every verb and every parameter of it. */
const ways: Record<string, Way> = {
  "send target": (network, target) => network.send({ target, text: "hi", style: "message" }),
  "notice target": (network, target) => network.send({ target, text: "hi", style: "notice" }),
  "action target": (network, target) => network.send({ target, text: "hi", style: "action" }),
  "join channel": (network, text) => network.join(text),
  "join key": (network, text) => network.join("#new", text),
  "part channel": (network, text) => network.part(text),
  setNick: (network, text) => network.setNick(text),
  "kick channel": (network, text) => network.kick(text, "ann", "reason"),
  "kick nick": (network, text) => network.kick("#home", text, "reason"),
  "mode target": (network, text) => network.mode(text, change("ann")),
  "mode letter": (network, mode) => network.mode("#home", [{ add: true, mode, param: null }]),
  "mode param": (network, text) => network.mode("#home", [...change(text), ...change("ann")]),
  "invite channel": (network, text) => network.invite(text, "ann"),
  "invite nick": (network, text) => network.invite("#home", text),
  "whois nick": (network, text) => network.whois(text),
};
/** Texts, where blanks and colons are fine. */
const texts: Record<string, Way> = {
  "part reason": (network, text) => network.part("#home", text),
  "kick reason": (network, text) => network.kick("#home", "ann", text),
  raw: (network, text) => network.raw(`PRIVMSG #home :${text}`),
};

async function connected() {
  const server = await startScriptedServer();
  const servers = [{ host: "127.0.0.1", port: server.port, tls: false }];
  const opened = await openNetworks(await freshDb(), { servers, floodPreset: "fast" }, ["#home"]);
  await opened.until("joined-self");
  const client = await server.client();
  /** Lets everything go out that is going to. */
  const settle = async () => {
    client.send("PING :settled");
    await client.until((line) => line === "PONG :settled");
  };
  return { ...opened, client, settle };
}

describe("refused, with nothing on the wire", () => {
  test.each(Object.entries({ ...ways, ...texts }))("line breakers in %s", async (_, way) => {
    const { network, client, settle } = await connected();
    const before = client.received.length;
    for (const payload of payloads) {
      await expect(
        (async () => way(network, payload))(),
        JSON.stringify(payload),
      ).rejects.toSatisfy((error) => AppError.is(error) && error.code === "invalid");
    }
    await settle();
    const after = client.received
      .slice(before)
      .filter((line) => !/^(PONG|PING|WHO|MODE #home)/.test(line));
    expect(after).toEqual([]);
  });

  test.each(Object.entries(ways))(
    "blanks, colons, half characters, endless words in %s",
    async (_, way) => {
      const { network } = await connected();
      for (const word of words) {
        await expect((async () => way(network, word))(), JSON.stringify(word)).rejects.toSatisfy(
          AppError.is,
        );
      }
    },
  );

  test.each(Object.entries(ways).filter(([name]) => !name.startsWith("mode param")))(
    "several at once in %s",
    async (_, way) => {
      const { network } = await connected();
      const attempt = (async () => way(network, "#a,#b"))();
      await expect(attempt).rejects.toSatisfy(AppError.is);
    },
  );

  test("in a text to be sent, NUL and half characters; line ends make lines, five at most", async () => {
    const { network, client } = await connected();
    const send = (text: string) => network.send({ target: "#home", text, style: "message" });
    for (const text of ["a\0b", "\ud800", "\x01DCC SEND x\x01", "", "\r\n", "1\n2\n3\n4\n5\n6"]) {
      await expect(send(text), JSON.stringify(text)).rejects.toMatchObject({ code: "invalid" });
    }
    await send("hello\r\nQUIT :INJECTED");
    expect(client.received).toContain("PRIVMSG #home :hello");
    expect(client.received).toContain("PRIVMSG #home :QUIT :INJECTED");
    expect(client.received.filter((line) => /^QUIT|[\r\0]/.test(line))).toEqual([]);
  });

  test.each([
    "",
    " PRIVMSG #c :x",
    ":ann!a@b PRIVMSG #c :x",
    "PRIVMSG #c :a\rQUIT",
    "PRIVMSG  #c :x",
    `PRIVMSG #c :${"x".repeat(500)}`,
    `@a=${"x".repeat(5_000)} PRIVMSG #c :x`,
    "@a=b",
    "P\u00e9NG x",
    "PRIVMSG #c :\udc00",
  ])("the last look refuses %j", (line) => {
    expect(lineProblem(line)).not.toBeNull();
  });

  test("the last look passes what is right, tags apart from the 510 bytes", () => {
    const longest = `PRIVMSG #c :${"x".repeat(498)}`;
    expect(lineProblem(longest)).toBeNull();
    expect(lineProblem(`@label=a ${longest}`)).toBeNull();
    expect(lineProblem(`${longest}x`)).not.toBeNull();
    expect(bodyBytes(`@label=a ${longest}`)).toBe(512);
  });
});

test("the same text goes to the same target three times a minute at most", async () => {
  const { network } = await connected();
  const send = (text: string, target = "#home") => network.send({ target, text, style: "message" });
  for (const spelling of ["#home", "#Home", "#HOME"])
    expect(await send("again", spelling)).toMatchObject({ state: "confirmed" });
  expect(await send("again", "#hOme")).toMatchObject({ state: "failed" });
  expect(await send("other")).toMatchObject({ state: "confirmed" });
});

test("a send that waits can be taken back", async () => {
  const { network, client } = await connected();
  const abort = new AbortController();
  for (let count = 0; count < 20; count++) {
    void network.send({ target: "#home", text: `filler ${count}`, style: "message" });
  }
  const waiting = network.send({
    target: "#home",
    text: "not this",
    style: "message",
    signal: abort.signal,
  });
  abort.abort();
  expect(await waiting).toMatchObject({ state: "failed" });
  expect(client.received.join()).not.toContain("not this");
});
