import { expect, test } from "vitest";
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import { eventFromIrc } from "./from-irc.ts";

const source: Source = {
  ...{ nick: "cleo", userHost: "c@host", hostmask: "cleo!c@host", account: null },
  ...{ isBot: false, isServer: false },
};
const network = { id: "net", casemapping: "rfc1459" } as unknown as IrcNetwork;
const base = { at: new Date(), source, own: false, playback: false };
const said = { channel: "#dev", target: "#dev", text: "hello" };
const userOf = (_network: IrcNetwork, { nick }: Source) => (nick === "cleo" ? "u1" : undefined);

test.each<IrcEvent>([
  { ...base, ...said, kind: "message" },
  { ...base, ...said, kind: "action" },
  { ...base, ...said, kind: "notice" },
  { ...base, kind: "part", channel: "#dev", reason: "bye" },
  { ...base, kind: "quit", reason: "bye", channels: ["#dev"] },
  { ...base, kind: "topic", channel: "#dev", text: "news" },
])("a $kind belongs to whoever is logged in as its sender", (event) => {
  expect(eventFromIrc(event, network, userOf)?.userId).toBe("u1");
  const other = { ...event, source: { ...source, nick: "ann" } } as IrcEvent;
  expect(eventFromIrc(other, network, userOf)?.userId).toBeUndefined();
});
