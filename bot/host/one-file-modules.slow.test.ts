/** A user's module may be one file: it lives as one in a folder does. */
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { call, commandSource, moduleSource, startHosts } from "#bot/testing/hosts";

const answering = (word: string) => moduleSource("fresh", commandSource("x", `return '${word}';`));
const patient = { timeout: 30_000 };

test.each(["fresh.ts", "fresh.js", "fresh.mjs"])(
  "%s that lies there is loaded at the start",
  async (name) => {
    const { hosts } = await startHosts({ modules: { [name]: answering("one") } });
    expect((await hosts.run(call("fresh", "x"))).lines).toEqual(["one"]);
    expect(hosts.modules()).toMatchObject([{ name: "fresh", state: "running", error: "" }]);
  },
);

test("a file that appears, changes or goes is followed at once, and its tests are no module", async () => {
  const { hosts, write, folder } = await startHosts({});
  const answer = async () => (await hosts.run(call("fresh", "x"))).lines[0];
  await write("fresh.test.ts", "throw new Error('a test is not loaded');");
  await write("fresh.ts", answering("one"));
  await expect.poll(answer, patient).toBe("one");
  const first = hosts.manifests()[0]?.version;
  await write("fresh.ts", answering("two"));
  await expect.poll(answer, patient).toBe("two");
  expect(hosts.manifests()[0]?.version).not.toBe(first);
  await rm(path.join(folder, "fresh.ts"));
  await expect.poll(() => hosts.manifests(), patient).toEqual([]);
  expect(hosts.modules().map(({ name }) => name)).toEqual(["fresh"]);
});

test("of a file and a folder with one name neither is loaded; what ran goes on until one is gone", async () => {
  const { hosts, write, folder } = await startHosts({ modules: { "fresh.ts": answering("file") } });
  const answer = async () => (await hosts.run(call("fresh", "x"))).lines[0];
  const problem = () => hosts.modules()[0]?.error;
  await write("fresh", answering("folder"));
  await expect
    .poll(problem, patient)
    .toMatch("fresh.ts and fresh/ are both called fresh; remove one");
  expect(await answer()).toBe("file");
  await expect(hosts.reload("fresh")).rejects.toThrow("both called fresh");
  await rm(path.join(folder, "fresh.ts"));
  await expect.poll(answer, patient).toBe("folder");
  expect(problem()).toBe("");
});

test("at the start, too, two of one name are refused", async () => {
  const { hosts } = await startHosts({
    modules: { "fresh.ts": answering("one"), "fresh.js": answering("two") },
  });
  expect(hosts.modules()).toMatchObject([{ name: "fresh", state: "failed" }]);
  expect(hosts.modules()[0]?.error).toContain("fresh.js and fresh.ts are both called fresh");
});

test("a file that grew into a folder, at once or in between, is one module still", async () => {
  const { hosts, write, folder } = await startHosts({ modules: { "fresh.ts": answering("file") } });
  await write(".coming", answering("folder"));
  await rm(path.join(folder, "fresh.ts"));
  await rename(path.join(folder, ".coming"), path.join(folder, "fresh"));
  const answer = async () => (await hosts.run(call("fresh", "x"))).lines[0];
  await expect.poll(answer, patient).toBe("folder");
  expect(hosts.modules()).toMatchObject([{ name: "fresh", state: "running", error: "" }]);
});

test("what it says of a broken file has its line, and its failures name it in the log", async () => {
  const { hosts, lines } = await startHosts({
    modules: {
      "broken.ts": moduleSource("broken", "\n\nthrow new Error('no luck');"),
      "named.ts": moduleSource("other", ""),
      "fails.ts": moduleSource("fails", commandSource("x", "throw new Error('inner');")),
    },
  });
  const errorOf = (module: string) => hosts.modules().find(({ name }) => name === module)?.error;
  expect(errorOf("broken")).toBe("broken.ts:13: Error: no luck");
  expect(errorOf("named")).toMatch(/must be called "named", like its file/);
  expect(await hosts.run(call("fails", "x"))).toMatchObject({ failed: true });
  const logged = lines.find(({ message }) => message === "command failed");
  expect(JSON.stringify(logged)).toMatch(/fails\.ts:\d+/);
});

test("a file that ends its host is blamed by name", async () => {
  const late = "setImmediate(() => { process.exit(4); }); await new Promise(() => {});";
  const { hosts, db } = await startHosts({
    modules: { "leaves.ts": moduleSource("leaves", commandSource("x", late)) },
  });
  expect(await hosts.run(call("leaves", "x"))).toMatchObject({ failed: true });
  const told = async () => (await db.event.findFirst({ where: { severity: "error" } }))?.text;
  await expect.poll(told, patient).toContain("probably because of leaves");
});
