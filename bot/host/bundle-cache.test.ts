import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DAY, HOUR } from "#core/time";
import { bundleModule, earlierBundle } from "./bundle.ts";

async function folders() {
  const root = await mkdtemp(path.join(tmpdir(), "steward-bundles-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return { cache: root, folder: await mkdtemp(path.join(root, "dice-")) };
}

const version = (digit: number) => digit.toString(16).padStart(16, "0");

test("a new bundle makes the old ones go, but for the newest eight and what was used within a day", async () => {
  const { cache, folder } = await folders();
  const age = async (name: string, ms: number) => {
    const at = new Date(Date.now() - ms);
    await writeFile(path.join(cache, name), "");
    await utimes(path.join(cache, name), at, at);
  };
  const old = (digit: number) => `dice.${version(digit)}.mjs`;
  for (let digit = 1; digit <= 12; digit++) await age(old(digit), digit * 2 * DAY);
  await age(`dice.${version(99)}.mjs.abcdef`, 2 * DAY);
  await age(`dice.${version(98)}.mjs.fedcba`, HOUR);
  await age(`dice-2.${version(1)}.mjs`, 100 * DAY);
  // One of the oldest has just been loaded again.
  expect(await earlierBundle(old(11), cache)).not.toBeNull();

  await writeFile(path.join(folder, "index.ts"), "export default { name: 'dice' };");
  const module = { name: "dice", at: folder, origin: "user" } as const;
  const { file } = await bundleModule(module, cache);
  const left = (await readdir(cache)).filter((name) => !name.startsWith(path.basename(folder)));
  expect(left.toSorted()).toEqual(
    [
      path.basename(file),
      ...[1, 2, 3, 4, 5, 6, 11].map(old),
      `dice.${version(98)}.mjs.fedcba`,
      `dice-2.${version(1)}.mjs`,
    ].toSorted(),
  );
});

test("however many were used within a day, they stay", async () => {
  const { cache, folder } = await folders();
  const module = { name: "dice", at: folder, origin: "user" } as const;
  for (let count = 0; count < 10; count++) {
    await writeFile(path.join(folder, "index.ts"), `export default { name: "dice", n: ${count} };`);
    await bundleModule(module, cache);
  }
  expect((await readdir(cache)).filter((name) => name.endsWith(".mjs"))).toHaveLength(10);
});
