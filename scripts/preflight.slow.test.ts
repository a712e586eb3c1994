import { execFile } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

/** Runs `npm start`'s script, which has to end by itself before it prepares anything. */
async function refused(env: Readonly<Record<string, string>>): Promise<string> {
  const run = promisify(execFile)(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    timeout: 30_000,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "test", STEWARD_DATA: "/tmp", ...env },
  });
  return run.then(
    () => "it started",
    (error: { code: number; stderr: string }) => `${error.code}: ${error.stderr}`,
  );
}

test("a port that is taken is named, with the way to choose another", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as { port: number };
  const said = await refused({ PORT: String(port) });
  server.close();
  expect(said).toContain(`1: Port ${port}, for the web pages, is taken by another program.`);
  expect(said).toContain(`PORT=${port + 1} npm start`);
});

test.each([
  [{ PORT: "http" }, "PORT is http; it has to be a number from 1 to 65535."],
  [{ LOBBY_HOST: "192.0.2.1" }, "Check LOBBY_PORT and LOBBY_HOST."],
  [{ STEWARD_DATA: "/dev/null/steward" }, "The data folder /dev/null/steward cannot be written"],
])("%j ends with 1 and says what to do", async (env, sentence) => {
  const said = await refused(env as Record<string, string>);
  expect(said).toMatch(/^1: /);
  expect(said).toContain(sentence);
});
