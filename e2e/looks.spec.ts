/** Every page on a phone and on a desk, light and dark: no serious axe finding, nothing wider than the screen. */
import type { Page } from "@playwright/test";
import { seriousFindings } from "./fixtures/axe.ts";
import { addUser, signIn } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

const publicPages = ["/", "/commands", "/signin", "/signup", "/forgot", "/nowhere"];
const ownPages = ["/me", "/me/token", "/me/profile", "/me/security", "/me/sessions", "/me/data"];
const consolePages = [
  "/console",
  "/console/logs",
  "/console/bot",
  "/console/people",
  "/console/modules",
  "/console/jobs",
  "/console/audit",
  "/console/settings",
];

async function lookAt(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("main").first()).toBeVisible();
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(tooWide, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
  expect.soft(await seriousFindings(page), path).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const)
  for (const width of [1280, 360]) {
    test(`${colorScheme}, ${width} px wide`, async ({ browser, stack }) => {
      test.setTimeout(240_000);
      const context = await browser.newContext({
        baseURL: stack.url,
        colorScheme,
        // axe is added as a script element, which the pages' own policy rightly forbids.
        bypassCSP: true,
        viewport: { width, height: 800 },
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      for (const path of publicPages) await lookAt(page, path);
      const name = `nora-${colorScheme}-${width}`;
      await addUser(stack, name, "superuser");
      await signIn(page, stack, name);
      for (const path of [...ownPages, ...consolePages]) await lookAt(page, path);
      await context.close();
    });
  }
