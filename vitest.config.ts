import { defineConfig } from "vitest/config";

/**
 * How long a suite takes is in its file's name: `x.test.ts` is quick, `x.slow.test.ts` starts processes, ircds or hosts,
 * `x.long.test.ts` takes minutes. `TEST_LENGTH` chooses: quick, all (the default: quick and slow) or long; a long one also
 * runs when it is named.
 */
const named = process.argv.some((word) => word.includes(".long.test."));
const length = process.env.TEST_LENGTH ?? (named ? "long" : "all");
const folders = "{app,bot,components,core,emails,scripts}";
const excluded: Readonly<Record<string, readonly string[]>> = {
  quick: ["**/*.slow.test.*", "**/*.long.test.*"],
  all: ["**/*.long.test.*"],
};

export default defineConfig({
  test: {
    include: [`${folders}/**/*${length === "long" ? ".long" : ""}.test.{ts,tsx}`],
    exclude: ["**/node_modules/**", ...(excluded[length] ?? [])],
    // Keeps keys out of the data folder.
    env: { STEWARD_SECRET: "a secret of tests that has enough characters" },
    globalSetup: ["core/testing/global-setup.ts"],
    testTimeout: length === "long" ? 600_000 : 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // The quick suites share their imports: each file alone would load both database clients again, for half of the time.
    isolate: length !== "quick",
    passWithNoTests: length === "long",
  },
});
