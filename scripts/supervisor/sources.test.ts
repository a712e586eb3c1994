import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { watchBotSources } from "./sources.ts";

const PATIENCE = { timeout: 20_000 };

function project(): string {
  const root = mkdtempSync(path.join(tmpdir(), "steward-sources-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ["bot/irc", "core"]) mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, "bot/irc/link.ts"), "");
  return root;
}

/** As the system does it when somebody uses up what it can watch, from the folder that `fails` on. */
function exhausted(fails: (folder: string) => boolean): void {
  const watch = fs.watch;
  fs.watch = ((folder: string, ...more: []) => {
    if (!fails(folder)) return watch(folder, ...more);
    const error = new Error(`ENOSPC: System limit for number of file watchers reached`);
    throw Object.assign(error, { code: "ENOSPC" });
  }) as typeof watch;
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.watch = watch;
    syncBuiltinESMExports();
  });
}

async function watching(root: string) {
  const [changed, failed] = [vi.fn(), vi.fn()];
  const close = await watchBotSources(root, changed, failed);
  onTestFinished(close);
  return { changed, failed };
}

test("a saved source is told, a test and a module are not", async () => {
  const root = project();
  const { changed, failed } = await watching(root);
  writeFileSync(path.join(root, "core/env.test.ts"), "1");
  mkdirSync(path.join(root, "bot/modules/about"), { recursive: true });
  writeFileSync(path.join(root, "bot/modules/about/index.ts"), "1");
  writeFileSync(path.join(root, "bot/irc/link.ts"), "1");
  await vi.waitFor(() => expect(changed).toHaveBeenCalledWith("bot/irc/link.ts"), PATIENCE);
  expect(new Set(changed.mock.calls.flat())).toEqual(new Set(["bot/irc/link.ts"]));
  expect(failed).not.toHaveBeenCalled();
});

test("when the system can watch no more it is told, and what is watched already still is", async () => {
  const root = project();
  exhausted((folder) => folder.includes(`${path.sep}irc`));
  const { changed, failed } = await watching(root);
  expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: "ENOSPC" }));
  writeFileSync(path.join(root, "core/env.ts"), "1");
  await vi.waitFor(() => expect(changed).toHaveBeenCalledWith("core/env.ts"), PATIENCE);
});
