/** A page is there before its script is. What people do in between must count. */
import type { Page } from "@playwright/test";
import { addUser, PASSWORD, signIn, typePasswordAgain } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

test.skip(process.env.TEST_DATABASE === "postgresql", "scripts are the same on both engines");

const SCRIPTS = "**/_next/static/**/*.js";

test("what was chosen and typed before the page was alive is sent", async ({ page, stack }) => {
  await addUser(stack, "slow");
  await signIn(page, stack, "grace");
  await page.goto("/console/people?q=slow");
  const person = await page.getByRole("link", { name: "slow" }).first().getAttribute("href");

  const wake = await asleep(page, person ?? "");
  await page.getByLabel("Level", { exact: true }).selectOption("voice");
  await page.getByLabel("Reason").fill("early bird");
  await wake();
  // The sidebar folds by script alone: now the page is alive.
  await page.getByRole("button", { name: "Collapse sidebar" }).click();
  await expect(page.getByRole("button", { name: "Expand sidebar" })).toBeVisible();
  await expect(page.getByLabel("Level", { exact: true })).toHaveValue("voice");
  await expect(page.getByLabel("Reason")).toHaveValue("early bird");
  await page.getByRole("button", { name: "Change level" }).click();
  await typePasswordAgain(page);
  await expect(page.getByText("The level was changed")).toBeVisible();
});

test("fields that the page's script minds know what was chosen before it ran", async ({
  page,
  stack,
}) => {
  await stack.cli(["network", "add", "127.0.0.1:1", "--no-tls", "--name", "Elsewhere"]);
  await addUser(stack, "brisk");
  await signIn(page, stack, "grace");
  const wake = await asleep(page, "/console/bot");
  await page.getByLabel("As", { exact: true }).selectOption("notice");
  await page.getByLabel("Text", { exact: true }).fill("an early word");
  await wake();
  // Counted by the script: it knows of the text.
  await expect(page.getByText(/13 of about \d+ bytes/)).toBeVisible();
  await expect(page.getByLabel("As", { exact: true })).toHaveValue("notice");

  await page.context().clearCookies();
  await signIn(page, stack, "brisk");
  await page.addInitScript(chooseWhileWaking, "Elsewhere");
  for (let late = 0; late < 24; late += 2) {
    await page.goto(`/me/token#${late}`);
    await page.reload();
    await expect(page.getByText("Links your nick on Elsewhere")).toBeVisible();
  }
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

/**
 * Runs in the page: chooses in the network list between React's first look at it and the end of its waking up, which it
 * does in slices so that people's clicks arrive in between. How many milliseconds after that look, the address says.
 */
function chooseWhileWaking(label: string): void {
  const timer = setInterval(() => {
    const list = document.querySelector<HTMLSelectElement>("select[name=networkId]");
    if (!list || !Object.keys(list).some((key) => key.startsWith("__reactProps"))) return;
    clearInterval(timer);
    setTimeout(
      () => {
        const wanted = [...list.options].find((option) => option.text === label);
        if (wanted) wanted.selected = true;
        list.dispatchEvent(new Event("input", { bubbles: true }));
        list.dispatchEvent(new Event("change", { bubbles: true }));
      },
      Number(location.hash.slice(1)),
    );
  });
}

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
