/** A page is there before its script is. What people do in between must count. */
import { addUser, PASSWORD, signIn } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

const SCRIPTS = "**/_next/static/**/*.js";

test("what was chosen and typed before the page was alive is sent", async ({ page, stack }) => {
  await addUser(stack, "slow");
  await signIn(page, stack, "grace");
  await page.goto("/console/people?q=slow");
  const person = await page.getByRole("link", { name: "slow" }).first().getAttribute("href");

  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(SCRIPTS, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(person ?? "", { waitUntil: "commit" });
  await page.getByLabel("Level").selectOption("voice");
  await page.getByLabel("Reason").fill("early bird");
  const loaded = page.waitForEvent("load");
  release();
  await loaded;
  // The menu of the console opens by script alone: now the page is alive.
  await page.getByRole("button", { name: /grace/ }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Level")).toHaveValue("voice");
  await expect(page.getByLabel("Reason")).toHaveValue("early bird");
  await page.getByRole("button", { name: "Change level" }).click();
  await expect(page.getByText("The level was changed")).toBeVisible();
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
