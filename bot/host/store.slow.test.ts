/** What modules keep, asked for from their own process. */
import { expect, test } from "vitest";
import { call, commandSource, moduleSource, startHosts } from "#bot/testing/hosts";

const counting = (version: number) =>
  moduleSource(
    "counts",
    [
      `const before = await ctx.store.change("starts", z.number(), (now = 0) => now + 1);`,
      `ctx.onUnload(() => ctx.store.set("left", ${version}));`,
      commandSource(
        "add",
        `return String(await ctx.store.change("sum", z.number(), (now = 0) => now + 1));`,
      ),
      commandSource(
        "all",
        "return (await ctx.store.list()).map(({ key, value }) => key + value).join(' ');",
      ),
      commandSource("starts", "return String(before);"),
      commandSource("die", "process.exit(1);"),
      commandSource("odd", "await ctx.store.set(call.args.key, { b: 1n });", "<key>"),
      commandSource("flood", "await ctx.store.set('x', 'y'.repeat(40_000));"),
      commandSource(
        "many",
        `const done = await Promise.allSettled(Array.from({ length: 600 }, () => ctx.store.get("sum")));
         return done.filter(({ status }) => status === "rejected").length + " refused";`,
      ),
      commandSource("misfit", "return String(await ctx.store.get('sum', z.string()));"),
    ].join("\n"),
  ).replace("setup(ctx)", "async setup(ctx)");

test("it is there while a module is set up, runs and goes, in its next version and in the next host", async () => {
  const { hosts, write, db } = await startHosts({ modules: { "counts.ts": counting(1) } });
  const run = async (command: string) => (await hosts.run(call("counts", command))).lines[0];
  expect(await run("starts")).toBe("1");
  const sums = await Promise.all(Array.from({ length: 20 }, () => run("add")));
  expect(new Set(sums).size).toBe(20);
  await write("counts.ts", counting(2));
  await hosts.reload("counts");
  expect(await run("starts")).toBe("2");
  await run("die");
  expect(await run("starts")).toBe("3");
  expect(await run("all")).toBe("left1 starts3 sum20");
  await hosts.unload("counts");
  const kept = await db.moduleValue.findMany({ select: { key: true, value: true } });
  expect(kept).toContainEqual({ key: "left", value: "2" });
});

test("what cannot be kept is refused in words, a flood in part, and the module goes on", async () => {
  const { hosts, lines } = await startHosts({ modules: { "counts.ts": counting(1) } });
  const run = (command: string, rest = "") => hosts.run(call("counts", command, rest));
  expect(await run("odd", "fine")).toMatchObject({
    refused: true,
    lines: ["That cannot be kept: it is not JSON."],
  });
  expect(await run("odd", "x".repeat(129))).toMatchObject({
    lines: ["A key of the store has 1 to 128 characters."],
  });
  expect(await run("flood")).toMatchObject({
    lines: ["That cannot be kept: it has more than 32 KiB."],
  });
  expect(await run("many")).toMatchObject({ lines: ["100 refused"] });
  await run("add");
  expect(await run("misfit")).toMatchObject({ failed: true });
  expect(lines.some(({ message }) => message === "command failed")).toBe(true);
  expect((await run("add")).lines).toEqual(["2"]);
});
