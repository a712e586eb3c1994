/** The bell: what needs somebody comes to them without a reload, as far as their level goes, and is new until they looked. */
import type { Browser, Page } from "@playwright/test";
import { looksFineNow } from "./fixtures/axe.ts";
import { addUser, signIn, signUp } from "./fixtures/journeys.ts";
import type { Stack } from "./fixtures/stack.ts";
import { expect, test } from "./fixtures/test.ts";

// Sends mails, and sets who may sign up.
test.use({ stackOf: "signup-modes" });

const bell = (page: Page, rest: string) =>
  page.getByRole("button", { name: new RegExp(`^Needs you: ${rest}$`) });

async function openConsole(
  browser: Browser,
  stack: Stack,
  name: string,
  level: string,
): Promise<Page> {
  await addUser(stack, name, level);
  // axe is added as a script element, which the pages' own policy rightly forbids.
  const context = await browser.newContext({ baseURL: stack.url, bypassCSP: true });
  const page = await context.newPage();
  await signIn(page, stack, name);
  await page.goto("/console");
  return page;
}

async function failAJob(page: Page): Promise<void> {
  await page.goto("/console/bot");
  await page.getByLabel("Channel or nick").fill("nobodyhere");
  await page.getByLabel("Text", { exact: true }).fill("anybody?");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(
    page.getByRole("list", { name: "Last sent" }).getByRole("listitem").first(),
  ).toContainText(/failed .*nobody/i);
}

test("a job that fails is counted, new until it was looked at, and nobody's business below", async ({
  browser,
  stack,
}) => {
  test.setTimeout(180_000);
  const top = await openConsole(browser, stack, "bella", "superuser");
  const voiced = await openConsole(browser, stack, "bilbo", "voice");
  const helper = await openConsole(browser, stack, "benno", "staff");
  await expect(bell(top, "0")).toBeVisible();
  await expect(bell(helper, "0")).toBeVisible();
  await expect(voiced.getByRole("button", { name: "Search and go to" })).toBeVisible();
  await expect(bell(voiced, ".*")).toHaveCount(0);

  const other = await top.context().newPage();
  await failAJob(other);
  await expect(bell(top, "1, 1 new")).toBeVisible();
  await expect(bell(helper, "0")).toBeVisible();

  await bell(top, "1, 1 new").focus();
  await top.keyboard.press("Enter");
  const line = top.getByRole("listitem").filter({ hasText: "New: 1 job failed" });
  await expect(line).toBeVisible();
  await looksFineNow(top, "the bell, open");
  await expect(bell(top, "1")).toBeVisible();
  await top.keyboard.press("Escape");
  await expect(line).toBeHidden();
  await expect(bell(top, "1")).toBeFocused();
  // The server remembers: on the next page it is not new either.
  await top.reload();
  await expect(bell(top, "1")).toBeVisible();

  await failAJob(other);
  await expect(bell(top, "2, 1 new")).toBeVisible();
  await top.context().addCookies([{ name: "theme", value: "dark", url: stack.url }]);
  await top.setViewportSize({ width: 360, height: 740 });
  await top.reload();
  await bell(top, "2, 1 new").click();
  await expect(top.getByRole("link", { name: /2 jobs failed/ }).first()).toBeVisible();
  await looksFineNow(top, "the bell on a phone, open");
  await top
    .getByRole("link", { name: /2 jobs failed/ })
    .first()
    .click();
  await expect(top).toHaveURL(/\/console\/jobs\?state=failed$/);
  await expect(
    top
      .getByRole("main")
      .getByText(/failed/)
      .first(),
  ).toBeVisible();
});

test("whoever waits for approval is counted for staff until they are let in", async ({
  browser,
  stack,
}) => {
  test.setTimeout(180_000);
  const top = await openConsole(browser, stack, "berta", "superuser");
  const helper = await openConsole(browser, stack, "boris", "staff");
  await expect(bell(helper, "0")).toBeVisible();
  const allow = async (mode: string) => {
    await top.goto("/console/settings");
    await top.locator(`input[name="signupMode"][value="${mode}"]`).check();
    await top.locator("#site").getByRole("button", { name: "Save" }).click();
    await expect(top.locator("#site").getByText("Saved.")).toBeVisible();
  };
  await allow("approval");
  const visitor = await browser.newPage({ baseURL: stack.url });
  await signUp(visitor, stack, "bruno");
  await expect(bell(helper, "1, 1 new")).toBeVisible();

  await bell(helper, "1, 1 new").click();
  await helper.getByRole("link", { name: "1 person waits for approval" }).first().click();
  await helper.getByRole("link", { name: "bruno" }).first().click();
  await helper.getByRole("button", { name: "Approve" }).click();
  await expect(bell(helper, "0")).toBeVisible();
  await bell(helper, "0").click();
  await expect(helper.getByText("Nothing waits for you")).toBeVisible();
  await allow("open");
});
