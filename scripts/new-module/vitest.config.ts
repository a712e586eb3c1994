/** Tests of modules that lie outside the project: its imports are found from here. */
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "../..");
const folder = process.env.STEWARD_MODULES ?? path.join(root, "data/modules");
const inProject = (name: string, extension: string) => ({
  find: new RegExp(`^#${name}/(.+)$`),
  replacement: path.join(root, `${name}/$1.${extension}`),
});

export default defineConfig({
  resolve: {
    alias: [
      inProject("bot", "ts"),
      inProject("core", "ts"),
      { find: /^(zod|vitest)$/, replacement: path.join(root, "node_modules/$1") },
    ],
  },
  server: { fs: { strict: false } },
  test: {
    root: folder,
    include: [process.env.STEWARD_MODULE_TESTS ?? "**/*.test.ts"],
    globalSetup: [path.join(root, "core/testing/global-setup.ts")],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
