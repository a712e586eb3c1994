import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,bot,components,core,emails,scripts}/**/*.test.{ts,tsx}"],
    globalSetup: ["core/testing/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
