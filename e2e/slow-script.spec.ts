/** A page is there before its script is. What people do in between must count. */
import type { Page } from "@playwright/test";
import { addUser, PASSWORD, signIn } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

const SCRIPTS = "**/_next/static/**/*.js";

test("what was chosen and typed before the page was alive is sent", async ({ page, stack }) => {
  await addUser(stack, "slow");
  await signIn(page, stack, "grace");
  await page.goto("/console/people?q=slow");
  const person = await page.getByRole("link", { name: "slow" }).first().getAttribute("href");

  const wake = await asleep(page, person ?? "");
  await page.getByLabel("Level").selectOption("voice");
  await page.getByLabel("Reason").fill("early bird");
  await wake();
  // The menu of the console opens by script alone: now the page is alive.
  await page.getByRole("button", { name: /grace/ }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Level")).toHaveValue("voice");
  await expect(page.getByLabel("Reason")).toHaveValue("early bird");
  await page.getByRole("button", { name: "Change level" }).click();
  await expect(page.getByText("The level was changed")).toBeVisible();
});

test("fields that the page's script minds know what was chosen before it ran", async ({
  page,
  stack,
}) => {
  await stack.cli(["network", "add", "127.0.0.1:1", "--no-tls", "--name", "Elsewhere"]);
  await addUser(stack, "brisk");
  await signIn(page, stack, "grace");
  const toBot = await asleep(page, "/console/bot");
  await page.getByLabel("As", { exact: true }).selectOption("notice");
  await page.getByLabel("Text", { exact: true }).fill("an early word");
  await toBot();
  // Counted by the script: it knows of the text.
  await expect(page.getByText(/13 of about \d+ bytes/)).toBeVisible();
  await expect(page.getByLabel("As", { exact: true })).toHaveValue("notice");

  await page.context().clearCookies();
  await signIn(page, stack, "brisk");
  const toCard = await asleep(page, "/me/token");
  await page.getByLabel("Network").selectOption({ label: "Elsewhere" });
  await toCard();
  await expect(page.getByText(/Elsewhere/).nth(1)).toBeVisible();
  await page.getByRole("button", { name: "Make a token" }).click();
  await expect(page.getByTestId("token-command")).toBeVisible();
  await expect(page.getByLabel("Network").locator("option:checked")).toHaveText("Elsewhere");
});

test("without any script people can sign in", async ({ browser, stack }) => {
  await addUser(stack, "plain");
  const context = await browser.newContext({ baseURL: stack.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/signin");
  await page.getByLabel("User name or e-mail address").fill("plain");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "plain" })).toBeVisible();
  await context.close();
});

/** Opens a page whose scripts do not come until what is returned is called. */
async function asleep(page: Page, path: string): Promise<() => Promise<void>> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(SCRIPTS, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  return async () => {
    const loaded = page.waitForEvent("load");
    release();
    await loaded;
    await page.unroute(SCRIPTS);
  };
}
