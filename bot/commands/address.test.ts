import { expect, test } from "vitest";
import { fold } from "#core/irc/casemapping";
import { readAddress } from "./address.ts";

/** As the real network does: `fold` needs the object it belongs to. */
class Folding {
  readonly nick = "Bot[1]";
  private readonly casemapping = "rfc1459";
  fold(name: string) {
    return fold(name, this.casemapping);
  }
}

test.each([
  ["bot{1}: ping", "ping"],
  ["BOT[1], seen ann", "seen ann"],
  ["Bot[1]: .ping", "ping"],
  ["person: hi there", null],
  ["other1: ping", null],
  ["ping Bot[1]", null],
] as const)("in a channel %j asks for %j", (text, body) => {
  expect(readAddress(text, ["."], false, new Folding())?.body ?? null).toBe(body);
});
