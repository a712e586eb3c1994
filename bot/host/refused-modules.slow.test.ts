/** What is not even read: links, what others could write, what reaches beyond itself, and what stands in for a module of ours. */
import { chmod, mkdir, rename, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { commandSource, moduleSource, startHosts } from "#bot/testing/hosts";

const good = moduleSource("good", commandSource("hi", "return 'hi';"));

test.each([
  [
    "is a link",
    async (folder: string) => {
      await mkdir(path.join(folder, "..", "outside"), { recursive: true });
      await rename(path.join(folder, "odd"), path.join(folder, ".odd-real"));
      await symlink(path.join(folder, ".odd-real"), path.join(folder, "odd"));
    },
    /odd is a link/,
  ],
  [
    "has a link in it",
    (folder: string) => symlink("/etc/hostname", path.join(folder, "odd/data.txt")),
    /data\.txt is a link/,
  ],
  [
    "can be written by others",
    (folder: string) => chmod(path.join(folder, "odd/index.ts"), 0o666),
    /can be written by others/,
  ],
  [
    "lies where others can write",
    (folder: string) => chmod(path.join(folder, "odd"), 0o777),
    /can be written by others/,
  ],
] as const)("a module's folder that %s is refused", async (_name, spoil, reason) => {
  const { hosts, write, folder } = await startHosts({ modules: { good } });
  await write("odd", moduleSource("odd", commandSource("y", "return 'y';")));
  await expect.poll(() => hosts.manifests().length, { timeout: 15_000 }).toBe(2);
  await hosts.unload("odd");
  await spoil(folder);
  await expect(hosts.load("odd")).rejects.toThrow(reason);
});

test.each([
  [
    "is a link",
    async (folder: string) => {
      await rename(path.join(folder, "odd.ts"), path.join(folder, ".odd-real.ts"));
      await symlink(path.join(folder, ".odd-real.ts"), path.join(folder, "odd.ts"));
    },
    /odd\.ts is a link/,
  ],
  [
    "can be written by others",
    (folder: string) => chmod(path.join(folder, "odd.ts"), 0o664),
    /odd\.ts can be written by others/,
  ],
  [
    "lies where others can write",
    (folder: string) => chmod(folder, 0o777),
    /can be written by others/,
  ],
  [
    "reaches for a file beside it",
    (folder: string) => writeFile(path.join(folder, "odd.ts"), `import "./good/index.ts";`),
    /odd\.ts:1: A module that is one file may not import \.\/good\/index\.ts; make it a folder/,
  ],
] as const)("a module's one file that %s is refused", async (_name, spoil, reason) => {
  const odd = moduleSource("odd", commandSource("y", "return 'y';"));
  const { hosts, folder } = await startHosts({ modules: { good, "odd.ts": odd } });
  await hosts.unload("odd");
  await spoil(folder);
  await expect(hosts.load("odd")).rejects.toThrow(reason);
});

test.each(["session", "session.ts"])(
  "what people prove themselves with cannot be replaced, by %s",
  async (name) => {
    const { hosts } = await startHosts({ modules: { [name]: moduleSource("session", "") } });
    const error = "The built-in module session cannot be replaced.";
    expect(hosts.modules()).toMatchObject([{ name: "session", state: "failed", error }]);
  },
);
