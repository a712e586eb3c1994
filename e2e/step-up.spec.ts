/** What a stranger at an open screen must not do takes the password once more, in that browser, for a quarter of an hour. */
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { looksFineNow } from "./fixtures/axe.ts";
import { addUser, PASSWORD, signIn, typePasswordAgain } from "./fixtures/journeys.ts";
import type { Stack } from "./fixtures/stack.ts";
import { expect, test } from "./fixtures/test.ts";

const question = (page: Page) => page.getByRole("dialog", { name: "Is it you?" });
const lock = (page: Page) => page.getByRole("button", { name: "Password confirmed" });

test.use({ stackOf: "step-up" });

async function browserOf(browser: Browser, stack: Stack, name: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: stack.url, bypassCSP: true });
  await signIn(page, stack, name);
  return page;
}

async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto(`/console/people?q=${name}`);
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

async function fillLevel(page: Page, level: string, reason: string): Promise<void> {
  await page.getByLabel("Level", { exact: true }).selectOption(level);
  await page.getByLabel("Reason").fill(reason);
  await page.getByRole("button", { name: "Change level" }).click();
}

const sessionsOf = (stack: Stack, name: string, set: string, ...values: (Date | null)[]) =>
  stack.database.ask(
    `UPDATE "WebSession" SET ${set} WHERE "userId" IN (SELECT id FROM "User" WHERE "nameFolded" = '${name}')`,
    ...values,
  );

test("a level is changed once the password is right, in this browser, until the time is over", async ({
  browser,
  stack,
}) => {
  test.setTimeout(180_000);
  await addUser(stack, "ulrika", "superuser");
  await addUser(stack, "wanda");
  const page = await browserOf(browser, stack, "ulrika");
  await openPerson(page, "wanda");

  await fillLevel(page, "voice", "a first try");
  await expect(question(page)).toBeVisible();
  await expect(question(page).getByLabel("Password", { exact: true })).toBeFocused();
  await looksFineNow(page, "the question for the password");
  await question(page).getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("That takes your password once more")).toBeVisible();
  await expect(page.getByLabel("Reason")).toHaveValue("a first try");
  await expect(lock(page)).toHaveCount(0);

  await page.getByRole("button", { name: "Change level" }).click();
  await typePasswordAgain(page, "not the password");
  await expect(question(page).getByText("That is not your current password.")).toBeVisible();
  await typePasswordAgain(page);
  await expect(page.getByText("The level was changed")).toBeVisible();
  await expect(page.getByText("“a first try”")).toHaveCount(1);
  await expect(lock(page)).toBeVisible();

  // Not asked again here …
  await fillLevel(page, "operator", "a second level");
  await expect(page.getByText("“a second level”")).toBeVisible();
  // … but in another browser of hers.
  const other = await browserOf(browser, stack, "ulrika");
  await openPerson(other, "wanda");
  await expect(lock(other)).toHaveCount(0);
  await fillLevel(other, "staff", "elsewhere");
  await expect(question(other)).toBeVisible();
  await other.close();
  await page.reload();
  await expect(page.getByText("“elsewhere”")).toHaveCount(0);

  await sessionsOf(stack, "ulrika", `"steppedUpUntil" = ?`, new Date(Date.now() - 1_000));
  // The page still believes in it; the server does not.
  await expect(lock(page)).toBeVisible();
  await fillLevel(page, "voice", "too late");
  await expect(question(page)).toBeVisible();
  await question(page).getByRole("button", { name: "Cancel" }).click();
  await page.reload();
  await expect(page.getByText("“too late”")).toHaveCount(0);
  await expect(lock(page)).toHaveCount(0);
  await page.close();
});

test("it is shown in the top bar, where it can be ended; a session that is over is not asked", async ({
  browser,
  stack,
}) => {
  test.setTimeout(180_000);
  await addUser(stack, "xenia", "superuser");
  await addUser(stack, "yorick");
  const page = await browserOf(browser, stack, "xenia");
  await page.goto("/console/confirm?next=/console/people");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await page.getByRole("link", { name: "Go on" }).click();
  await expect(page).toHaveURL(/\/console\/people$/);
  await lock(page).click();
  await looksFineNow(page, "the lock");
  await page.getByRole("button", { name: "End now" }).click();
  await expect(lock(page)).toHaveCount(0);

  await openPerson(page, "yorick");
  await fillLevel(page, "voice", "once more");
  await expect(question(page)).toBeVisible();
  await sessionsOf(stack, "xenia", `"revokedAt" = ?`, new Date());
  await typePasswordAgain(page);
  await expect(question(page).getByText(/Sign in/)).toBeVisible();
  await page.goto("/console/people");
  await expect(page).toHaveURL(/\/signin/);
  await page.close();
});

test("stopping the bot asks inside its own dialog, and lets it run when nobody answers", async ({
  browser,
  stack,
}) => {
  test.setTimeout(180_000);
  await addUser(stack, "zacharias", "superuser");
  const page = await browserOf(browser, stack, "zacharias");
  await page.goto("/console/bot");
  await page.getByRole("button", { name: "Stop…" }).click();
  const stop = page.getByRole("alertdialog");
  await stop.getByRole("textbox").fill("stop");
  await stop.getByRole("button", { name: "Stop the bot" }).click();
  await expect(question(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question(page)).toBeHidden();
  await expect(stop.getByText("so nothing was done")).toBeVisible();
  await expect(stop.getByRole("textbox")).toHaveValue("stop");
  await stop.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Running since").first()).toBeVisible();
  await page.close();
});

test("a download asks first, and its address alone gives nothing", async ({ browser, stack }) => {
  test.setTimeout(180_000);
  await addUser(stack, "adele", "superuser");
  const page = await browserOf(browser, stack, "adele");
  const address = "/console/logs/export?format=txt";
  expect((await page.request.get(address)).url()).toContain("/console/confirm?next=");

  await page.goto("/console/logs");
  await expect(page.getByRole("button", { name: "Following" })).toBeVisible();
  await page.getByRole("button", { name: "Download what the filters show" }).click();
  await page.getByRole("menuitem", { name: "Text" }).click();
  const file = page.waitForEvent("download");
  await typePasswordAgain(page);
  expect(await readFile(await (await file).path(), "utf8")).toContain("lobby");
  await page.goto("/console/audit?action=log.export");
  await expect(page.getByText("log.export").first()).toBeVisible();
  await page.close();
});

test("without script the form has the field itself", async ({ browser, stack }) => {
  test.setTimeout(180_000);
  await addUser(stack, "bonnie", "superuser");
  await addUser(stack, "clyde");
  const context = await browser.newContext({ baseURL: stack.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, stack, "bonnie");
  await openPerson(page, "clyde");
  const form = page.locator("form", { has: page.getByRole("button", { name: "Change level" }) });
  const again = form.getByLabel("Password", { exact: true });
  await fillLevel(page, "voice", "nothing typed");
  await expect(page.getByText("That takes your password once more")).toBeVisible();
  await again.fill("not the password");
  await fillLevel(page, "voice", "a wrong one");
  await expect(page.getByText("That is not your current password.")).toBeVisible();
  await again.fill(PASSWORD);
  await fillLevel(page, "voice", "by hand");
  await expect(page.getByText("“by hand”")).toBeVisible();
  await expect(again).toHaveCount(0);
  await expect(page.getByText(/nothing typed|a wrong one/)).toHaveCount(0);
  await context.close();
});
