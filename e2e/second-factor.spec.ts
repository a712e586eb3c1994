/** The second factor as people meet it: set up, asked for at sign-in, lost, removed, and demanded of staff. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { looksFineNow } from "./fixtures/axe.ts";
import { addUser, PASSWORD, signIn } from "./fixtures/journeys.ts";
import type { Stack } from "./fixtures/stack.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ stackOf: "second-factor" });

const STEP_MS = 30_000;
const codeAt = (secret: string, timestamp: number) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });

async function typePassword(page: Page, stack: Stack, name: string): Promise<void> {
  await page.goto(`${stack.url}/signin`);
  await page.getByLabel("User name or e-mail address").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Second factor" })).toBeVisible();
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.goto("/me");
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/signin/);
}

/** Walks through the steps; gives the secret, the recovery codes and the moment of the code that was typed. */
async function setUpApp(page: Page, looks: (page: Page) => Promise<void> = async () => {}) {
  await page.goto("/me/security");
  await page.getByRole("button", { name: "Set it up" }).click();
  await page
    .getByRole("region", { name: "Authenticator app" })
    .getByLabel("Current password")
    .fill(PASSWORD);
  await page.getByRole("button", { name: "Go on" }).click();
  const secret = ((await page.getByTestId("totp-key").textContent()) ?? "").replaceAll(" ", "");
  await looks(page);
  await page.getByLabel("Code that the app shows now").fill("000000");
  await page.getByRole("button", { name: "Check and turn on" }).click();
  await expect(page.getByText("That code does not fit")).toBeVisible();
  const at = Date.now();
  await page.getByLabel("Code that the app shows now").fill(codeAt(secret, at));
  await page.getByRole("button", { name: "Check and turn on" }).click();
  const list = page.getByRole("list", { name: "Recovery codes" });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  await looks(page);
  const codes = await list.getByRole("listitem").allTextContents();
  return { secret, codes, at };
}

async function finishSetUp(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Done" })).toBeDisabled();
  await page.getByLabel("I saved them").check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("The second factor is on.")).toBeVisible();
}

test("set up, signed in with, replayed in vain, replaced by a recovery code, removed at the shell", async ({
  browser,
  page,
  stack,
}) => {
  test.setTimeout(180_000);
  await addUser(stack, "tessa");
  const elsewhere = await browser.newPage({ baseURL: stack.url });
  await signIn(elsewhere, stack, "tessa");
  await signIn(page, stack, "tessa");
  const { secret, codes, at } = await setUpApp(page);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file).toContain(codes.join("\n"));
  expect(file).toContain("tessa");
  await finishSetUp(page);
  expect((await stack.mail.next("tessa@example.org")).text).toContain("authenticator app");
  await elsewhere.goto("/me");
  await expect(elsewhere).toHaveURL(/\/signin/);

  await signOut(page, "tessa");
  await typePassword(page, stack, "tessa");
  await page.goto("/me");
  await expect(page).toHaveURL(/\/signin\?/);
  await typePassword(page, stack, "tessa");
  // The next one after the app's first, or later; a step ahead of the clock counts as well.
  const code = codeAt(secret, Math.max(at, Date.now()) + STEP_MS);
  await page.getByLabel("Code from the app").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/me$/);

  await typePasswordElsewhere(elsewhere, stack, code);
  await elsewhere.getByRole("button", { name: /recovery code/ }).click();
  await elsewhere.getByLabel("Recovery code").fill((codes[0] ?? "").toUpperCase());
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere).toHaveURL(/\/me$/);
  expect((await stack.mail.next("tessa@example.org")).text).toContain("recovery codes");
  await elsewhere.goto("/me/security");
  await expect(elsewhere.getByText("9 recovery codes are left")).toBeVisible();

  expect(await stack.cli(["user", "remove-2fa", "tessa"])).toContain("password alone");
  await elsewhere.goto("/me");
  await expect(elsewhere).toHaveURL(/\/signin/);
  await signIn(elsewhere, stack, "tessa");
  expect(stack.output()).not.toContain(secret);
  for (const each of codes) expect(stack.output()).not.toContain(each);
});

async function typePasswordElsewhere(page: Page, stack: Stack, code: string): Promise<void> {
  await typePassword(page, stack, "tessa");
  await page.getByLabel("Code from the app").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("That code was used already")).toBeVisible();
}

test("new recovery codes and turning off take the password", async ({ page, stack }) => {
  test.setTimeout(120_000);
  await addUser(stack, "ursula");
  await signIn(page, stack, "ursula");
  await setUpApp(page);
  await finishSetUp(page);
  const card = page.getByRole("region", { name: "Authenticator app" });
  await card.getByRole("button", { name: "New recovery codes" }).click();
  await card.getByLabel("Current password").fill("not the password");
  await card.getByRole("button", { name: "Make new codes" }).click();
  await expect(card.getByText("That is not your current password.")).toBeVisible();
  await card.getByLabel("Current password").fill(PASSWORD);
  await card.getByRole("button", { name: "Make new codes" }).click();
  await expect(card.getByRole("list", { name: "Recovery codes" })).toBeVisible();
  await card.getByLabel("I saved them").check();
  await card.getByRole("button", { name: "Done" }).click();
  await card.getByRole("button", { name: "Turn off" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Current password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Turn it off" }).click();
  await expect(page.getByText("The second factor is off.")).toBeVisible();
  await signOut(page, "ursula");
  await signIn(page, stack, "ursula");
});

test("demanded of staff: asked on every page, and kept once it is there", async ({
  browser,
  page,
  stack,
}) => {
  test.setTimeout(120_000);
  await addUser(stack, "vera", "staff");
  await signIn(page, stack, "grace");
  const demanded = page.getByLabel("Staff and superusers need a second factor");
  const save = () =>
    page.getByRole("region", { name: "Security" }).getByRole("button", { name: "Save" }).click();
  await page.goto("/console/settings");
  await demanded.check();
  await save();
  await expect(page.getByText("Saved.")).toBeVisible();
  try {
    const staff = await browser.newPage({ baseURL: stack.url });
    await signIn(staff, stack, "vera");
    for (const path of ["/console", "/me"]) {
      await staff.goto(path);
      await expect(staff.getByText(/Your level takes a second factor here/)).toBeVisible();
    }
    await staff.getByRole("link", { name: "Set it up" }).click();
    await expect(staff).toHaveURL(/\/me\/security/);
    await setUpApp(staff);
    await finishSetUp(staff);
    await expect(staff.getByText(/Your level takes a second factor here/)).toBeHidden();
    await expect(staff.getByRole("button", { name: "Turn off" })).toBeHidden();
    await page.goto("/console/people?search=vera");
    await expect(page.getByRole("row", { name: /vera/ }).getByText("2FA")).toBeVisible();
  } finally {
    await page.goto("/console/settings");
    await demanded.uncheck();
    await save();
    await expect(page.getByText("Saved.")).toBeVisible();
  }
});

/** Each width and each theme once: a wide page has the same colours as a narrow one. */
const WAYS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 360 },
] as const;

for (const { colorScheme, width } of WAYS) {
  test(`looks: ${colorScheme}, ${width} px wide`, async ({ browser, stack }) => {
    test.skip(process.env.TEST_DATABASE === "postgresql", "pages look alike on both engines");
    test.setTimeout(120_000);
    const context = await browser.newContext({
      ...{ baseURL: stack.url, colorScheme, bypassCSP: true, reducedMotion: "reduce" as const },
      viewport: { width, height: 800 },
    });
    const page = await context.newPage();
    let step = 0;
    const looks = (shown: Page) => looksFineNow(shown, `step ${++step}`);
    const name = `wanda-${colorScheme}-${width}`;
    await addUser(stack, name);
    await signIn(page, stack, name);
    await page.goto("/me/security");
    await looks(page);
    await setUpApp(page, looks);
    await finishSetUp(page);
    await looks(page);
    await context.clearCookies();
    await typePassword(page, stack, name);
    await looks(page);
    await page.getByRole("button", { name: /recovery code/ }).click();
    await looks(page);
    await context.close();
  });
}
