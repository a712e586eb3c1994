/** Every page on a phone and on a desk, in every theme: no serious axe finding, nothing wider than the screen. */
import type { BrowserContextOptions, Page } from "@playwright/test";
import { looksFine, looksFineNow } from "./fixtures/axe.ts";
import { addUser, linkIn, signIn, signUp } from "./fixtures/journeys.ts";
import type { Stack } from "./fixtures/stack.ts";
import { expect, test } from "./fixtures/test.ts";

test.skip(process.env.TEST_DATABASE === "postgresql", "pages look alike on both engines");
// Sends mails, which are limited by the hour.
test.use({ stackOf: "looks" });

const publicPages = ["/", "/commands", "/signin", "/signup", "/forgot", "/nowhere"];
const ownPages = ["/me", "/me/token", "/me/profile", "/me/security", "/me/sessions", "/me/data"];
const consolePages = [
  "/console",
  "/console/logs",
  "/console/bot",
  "/console/confirm",
  "/console/bot/networks",
  "/console/bot/networks/new",
  "/console/people",
  "/console/moderation/ignores",
  "/console/modules",
  "/console/jobs",
  "/console/audit",
  "/console/settings",
];

/** Each theme and each width: what is narrow has the colours of what is wide. */
const WAYS = [
  { way: "light", width: 1280, theme: "light" },
  { way: "dark", width: 360, theme: "dark" },
  { way: "high contrast", width: 360, theme: "contrast" },
] as const;

for (const { way, width, theme } of WAYS) {
  test(`${way}, ${width} px wide`, async ({ browser, stack }) => {
    test.setTimeout(300_000);
    const options: BrowserContextOptions = {
      baseURL: stack.url,
      // axe is added as a script element, which the pages' own policy rightly forbids.
      bypassCSP: true,
      viewport: { width, height: 800 },
      reducedMotion: "reduce",
    };
    const context = await browser.newContext(options);
    await context.addCookies([{ name: "theme", value: theme, url: stack.url }]);
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    const name = `nora-${theme}`;
    for (const path of publicPages) await looksFine(page, path);
    await mailedPages(page, stack, name);
    await addUser(stack, name, "superuser");
    await signIn(page, stack, name);
    for (const path of [...ownPages, ...consolePages]) await looksFine(page, path);
    await pagesOfRows(page, name);
    await refusedPage(page, stack, `${name}-low`);
    await context.close();
  });
}

/** Pages that a link in a mail leads to, and the one that waits for it. */
async function mailedPages(page: Page, stack: Stack, name: string): Promise<void> {
  await addUser(stack, `${name}-old`);
  await page.goto("/forgot");
  await page.getByLabel("E-mail address").fill(`${name}-old@example.org`);
  await page.getByRole("button", { name: /link/i }).click();
  const reset = await stack.mail.next(`${name}-old@example.org`);
  await page.goto(linkIn(reset.text, stack));
  await looksFineNow(page, "/reset/[token]");
  await signUp(page, stack, `${name}-new`);
  await looksFineNow(page, "/verify");
  const mail = await stack.mail.next(`${name}-new@example.org`);
  await page.goto(linkIn(mail.text, stack));
  await looksFineNow(page, "/verify/[token]");
}

/** Pages of one person, of one row, and of an invite. */
async function pagesOfRows(page: Page, name: string): Promise<void> {
  await page.goto(`/console/people?search=${name}`);
  await page.getByRole("link", { name, exact: true }).first().click();
  await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
  await looksFineNow(page, "/console/people/[user]");

  const { rows } = (await (
    await page.request.get("/console/logs/older?before=1000000")
  ).json()) as { rows: { id: number }[] };
  await looksFine(page, `/console/logs/${rows.at(-1)?.id}`);

  await page.goto("/console/people");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByRole("button", { name: "Make an invite" }).click();
  const invite = await page.getByLabel("Link of the invite").inputValue();
  await looksFineNow(page, "an invite");
  await page.context().clearCookies({ name: /session/ });
  await looksFine(page, new URL(invite).pathname);
}

async function refusedPage(page: Page, stack: Stack, name: string): Promise<void> {
  await addUser(stack, name);
  await signIn(page, stack, name);
  await looksFine(page, "/console/people");
}
