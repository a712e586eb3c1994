import { defineConfig } from "@playwright/test";

/** Browser journeys against the real stack; see e2e/fixtures. The stack must be built (scripts/test.mjs does it). */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  // A machine busy with other work may miss a deadline; what passes only the second time is listed as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [["list"]],
  use: {
    viewport: { width: 1280, height: 800 },
    // Recording takes a third of the processor's time on top: where there is a second try, that one is recorded.
    trace: process.env.CI === undefined ? "retain-on-failure" : "on-first-retry",
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env.STEWARD_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
