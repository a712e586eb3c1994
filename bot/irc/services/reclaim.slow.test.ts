/** The bot's nick won back from whoever has it, by the words that services of different make use. */
import { expect, test, vi } from "vitest";
import { FakeTimers } from "#bot/testing/fake-timers";
import type { ScriptedClient } from "#bot/testing/scripted-server";
import {
  accepting,
  honest,
  openWithServices,
  says,
  takenNick,
  withServices,
} from "#bot/testing/services-script";
import { Reclaim } from "./reclaim.ts";

/** What NickServ does with a word that is not IDENTIFY; gives what it answers, and frees the nick as it pleases. */
type Nickserv = (command: string, free: () => void) => string;

const unknown = (command: string) =>
  `Unknown command \x02${command}\x02. "/msg NickServ HELP" for help.`;

/** Anope 1.8, IRC Services: an enforcer takes the place of whoever is thrown out, until it is released. */
function anope18(): Nickserv {
  let isHeld = false;
  return (command, free) => {
    if (command === "RECOVER") {
      isHeld = true;
      return "User claiming your nick has been killed.\n\x02/msg NickServ RELEASE steward\x02 to get it back before the 1 minute timeout.";
    }
    if (command !== "RELEASE") return unknown(command);
    if (isHeld) free();
    return isHeld ? "Services' hold on your nick has been released." : "Nick isn't being held.";
  };
}

/** Anope 2.0 where it cannot change nicks itself: the same word twice. */
function anope20(): Nickserv {
  let times = 0;
  return (command, free) => {
    if (command !== "RECOVER") return unknown(command);
    if (++times === 2) free();
    return times === 2
      ? "Service's hold on \x02steward\x02 has been released."
      : "The user with your nick has been removed. Use this command again\nto release services's hold on your nick.";
  };
}

/** One that knows a few words, of which the last frees the nick; what it says of them is in no language of ours. */
const knows =
  (...words: string[]): Nickserv =>
  (command, free) => {
    if (!words.includes(command)) return unknown(command);
    if (command === words.at(-1)) free();
    return "Erledigt.";
  };

async function open(nickserv: Nickserv, servicesRegain: "REGAIN" | "RECOVER" | "GHOST") {
  const services = honest();
  const nick = takenNick();
  services.told = (text, client: ScriptedClient) => {
    const [command = ""] = text.split(" ");
    if (command === "IDENTIFY") return accepting(client);
    for (const line of nickserv(command, nick.free).split("\n")) client.send(says(line));
  };
  const draft = { altNicks: ["steward2"], servicesRegain };
  // Slow enough that an answer comes within the pause on a busy machine.
  const opened = await openWithServices(withServices(services, nick.script), draft, [], 4);
  const told = () =>
    opened.client.received
      .filter((line) => /^PRIVMSG NickServ :(?!IDENTIFY)/.test(line))
      .map((line) => line.slice("PRIVMSG NickServ :".length));
  return { ...opened, told };
}

test.each([
  ["Anope 1.8", anope18(), "RECOVER", ["RECOVER steward", "RELEASE steward"]],
  [
    "Anope 1.8, though the settings say REGAIN",
    anope18(),
    "REGAIN",
    ["REGAIN steward", "RECOVER steward", "RELEASE steward"],
  ],
  ["Anope 2.0", anope20(), "RECOVER", ["RECOVER steward", "RECOVER steward"]],
  [
    "services that know GHOST alone",
    knows("GHOST"),
    "REGAIN",
    ["REGAIN steward", "RECOVER steward", "GHOST steward"],
  ],
  [
    "services that know REGAIN alone",
    knows("REGAIN"),
    "GHOST",
    ["GHOST steward", "REGAIN steward"],
  ],
  [
    "services of another language, by patience",
    knows("RECOVER", "RELEASE"),
    "RECOVER",
    ["RECOVER steward", "RELEASE steward"],
  ],
] as const)("%s", async (_, nickserv, regain, expected) => {
  const { network, told, until } = await open(nickserv, regain);
  expect((await until("connect")).nick).toBe("steward2");
  await vi.waitFor(() => expect(network.nick).toBe("steward"), 20_000);
  expect(told()).toEqual(expected);
});

test("a password that was refused is not said again", async () => {
  const timers = new FakeTimers();
  const told: string[] = [];
  const tell = async (command: string) => told.push(command) > 0;
  const reclaim = new Reclaim({ tell, ask: (nick) => void told.push(`NICK ${nick}`) }, timers);
  await reclaim.start("steward", "RECOVER");
  await reclaim.take("Password incorrect.");
  timers.advance(60_000);
  await reclaim.take("\x02/msg NickServ RELEASE steward\x02 to get it back");
  expect([told, timers.waiting]).toEqual([["RECOVER steward"], 0]);
});
