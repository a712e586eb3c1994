import path from "node:path";
import { expect, test } from "vitest";
import { call, startHosts } from "#bot/testing/hosts";

const builtInDir = path.resolve("bot/modules");

test("built-in modules run in a process of their own and answer", async () => {
  const { hosts } = await startHosts({ builtInDir });

  expect(await hosts.run(call("about", "ping"))).toEqual({ lines: ["ann: pong"], private: false });
  expect((await hosts.run(call("about", "about"))).lines[0]).toMatch(/^Steward/);
  expect((await hosts.run(call("about", "about", "zed"))).lines[0]).toMatch(/^zed is not known/);
});
