/** Every page on a phone and on a desk, light and dark: no serious axe finding, nothing wider than the screen. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { addUser, signIn } from "./fixtures/journeys.ts";
import { expect, test } from "./fixtures/test.ts";

const axeSource = await readFile(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

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

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axeSource });
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: AxeViolation[] }> };
    };
    return (await axe.run()).violations;
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

async function lookAt(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("main").first()).toBeVisible();
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(tooWide, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
  expect.soft(await findings(page), path).toEqual([]);
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
