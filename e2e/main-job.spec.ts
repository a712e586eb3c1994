/** The main job, as a newcomer does it: set up, sign up, token, register over IRC, and a superuser who watches and speaks. */
import { type Browser, expect, test } from "@playwright/test";
import { joinIrc } from "./fixtures/irc-person.ts";
import { linkIn, makeToken, setUp, signUp } from "./fixtures/journeys.ts";
import { type Stack, startStack } from "./fixtures/stack.ts";

test("from an empty folder to logged in on IRC and seen in the live log", async ({ browser }) => {
  const stack = await startStack();
  try {
    await mainJob(browser, stack);
  } finally {
    await stack.stop();
  }
});

async function mainJob(browser: Browser, stack: Stack): Promise<void> {
  const page = await browser.newPage({ baseURL: stack.url });
  await setUp(page, stack);
  await page.goto("/console/logs");
  await expect(page.getByRole("log")).toBeVisible();

  const ada = await browser.newPage({ baseURL: stack.url });
  await signUp(ada, stack, "ada");
  const mail = await stack.mail.next("ada@example.org");
  await ada.goto(linkIn(mail.text, stack));
  await ada.getByRole("button", { name: "Confirm my address" }).click();
  await expect(ada.getByRole("heading", { name: "ada" })).toBeVisible();

  const { bot, command } = await makeToken(ada, stack);
  expect(command).toMatch(/^register stwr_[0-9a-z]{32}$/);
  const irc = await joinIrc(stack.lobby, "ada", "#lobby");
  irc.say(bot, command);
  expect(await irc.sees(/PRIVMSG ada :Welcome/)).toContain("registered and logged in");
  await expect(ada.getByText("Linked and logged in")).toBeVisible();
  await expect(ada.getByText(/ada!~ada@127\.0\.\d+\.\d+/).first()).toBeVisible();

  irc.say("#lobby", "hello from the lobby");
  await expect(page.getByRole("log").getByText("hello from the lobby")).toBeVisible();
  await expect(
    page
      .getByRole("log")
      .getByText(/logged in on IRC/)
      .first(),
  ).toBeVisible();

  await page.goto("/console/bot");
  await page.getByLabel("Channel or nick").fill("#lobby");
  await page.getByLabel("Text").fill("good evening, everybody");
  await page.getByRole("button", { name: "Send" }).click();
  await irc.sees(/PRIVMSG #lobby :good evening, everybody/);
  await expect(page.getByText(/confirmed/i).first()).toBeVisible();

  expect((await page.goto("/setup"))?.status()).toBe(404);
  await irc.quit();
}
