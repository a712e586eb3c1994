/** `npm run dev`, as somebody who works on Steward uses it. */
import { expect, test } from "vitest";
import type { RawPerson } from "#bot/lobby/testing/raw-person";
import { copyCheckout } from "./testing/checkout.ts";

/** Says something to the bot until it answers so; asks slowly, for it does not listen to those who hurry. */
async function hears(person: RawPerson, text: string, answer: string): Promise<void> {
  const heard: string[] = [];
  person.onLine((line) => heard.push(line));
  const ask = async () => {
    await person.ask(`PRIVMSG steward :${text}`);
    return heard.join("\n");
  };
  await expect.poll(ask, { timeout: 120_000, interval: 5_000 }).toContain(answer);
}

test("npm run dev: pages, modules and core are followed as they are edited, and Ctrl-C ends all", async () => {
  const checkout = await copyCheckout();
  const child = checkout.npm(["run", "dev"]);
  await checkout.says("Steward is running");
  checkout.cli("network", "add", "lobby");
  checkout.cli("channel", "add", "Lobby", "#lobby");

  const page = "app/(public)/commands/page.tsx";
  await checkout.shows("/commands", "Each shows the level");
  await checkout.edit(page, 'title={t("commands.title")}', 'title="An edited page"');
  await checkout.shows("/commands", "An edited page");

  const ada = await checkout.person("ada");
  await hears(ada, "ping", "pong");
  const seen: string[] = [];
  ada.onLine((line) => seen.push(line));
  await checkout.edit("bot/modules/about/words.ts", '"{nick}: pong"', '"{nick}: an edited pong"');
  await hears(ada, "ping", "an edited pong");
  expect(seen.filter((line) => /^:steward\S* (QUIT|PART|NICK)/.test(line))).toEqual([]);
  expect(checkout.said("the bot is running")).toBe(1);

  const words = "core/words/en/public.ts";
  await checkout.edit(words, "Each shows the level", "An edited core shows the level");
  await checkout.shows("/commands", "An edited core shows the level");
  await checkout.says("the bot is running", 2);
  const bob = await checkout.person("bob");
  await hears(bob, "ping", "an edited pong");

  await checkout.interrupt(child);
}, 900_000);
