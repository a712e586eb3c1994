/** Every page on a phone and on a desk, light and dark: no serious axe finding, nothing wider than the screen. */
import { looksFine } from "./fixtures/axe.ts";
import { addUser, signIn } from "./fixtures/journeys.ts";
import { test } from "./fixtures/test.ts";

const publicPages = ["/", "/commands", "/signin", "/signup", "/forgot", "/nowhere"];
const ownPages = ["/me", "/me/token", "/me/profile", "/me/security", "/me/sessions", "/me/data"];
const consolePages = [
  "/console",
  "/console/logs",
  "/console/bot",
  "/console/bot/networks",
  "/console/bot/networks/new",
  "/console/people",
  "/console/moderation/ignores",
  "/console/modules",
  "/console/jobs",
  "/console/audit",
  "/console/settings",
];

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
      for (const path of publicPages) await looksFine(page, path);
      const name = `nora-${colorScheme}-${width}`;
      await addUser(stack, name, "superuser");
      await signIn(page, stack, name);
      for (const path of [...ownPages, ...consolePages]) await looksFine(page, path);
      await context.close();
    });
  }
