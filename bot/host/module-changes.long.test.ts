/** Reloading for minutes while people go on asking. */
import { setInterval as ticks } from "node:timers/promises";
import { expect, test } from "vitest";
import { call, commandSource, moduleSource, startHosts } from "#bot/testing/hosts";

const RELOADS = 200;
const PER_SECOND = 50;

test("200 reloads under 50 commands a second lose none, answer none twice and fail none", async () => {
  const source = (version: number) =>
    moduleSource(
      "busy",
      commandSource(
        "which",
        `await new Promise((go) => setTimeout(go, 5)); return call.args.n + " of " + ${version};`,
        "<n:number>",
      ),
    );
  const { hosts, write } = await startHosts({ modules: { busy: source(0) } });
  const asked: Promise<string>[] = [];
  const stop = new AbortController();
  const people = (async () => {
    for await (const _ of ticks(1_000 / PER_SECOND, undefined, { signal: stop.signal })) {
      const n = asked.length;
      asked.push(hosts.run(call("busy", "which", String(n))).then(({ lines }) => lines.join("|")));
    }
  })().catch((error: unknown) => {
    // Being told to stop is how it ends.
    if (!stop.signal.aborted) throw error;
  });
  const [pid] = hosts.pids();
  for (let version = 1; version <= RELOADS; version++) {
    await write("busy", source(version));
    await hosts.reload("busy");
    const now = await hosts.run(call("busy", "which", "7"));
    expect(now.lines).toEqual([`7 of ${version}`]);
    // On a quick machine reloads must not outrun the people.
    await expect.poll(() => asked.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(version);
  }
  stop.abort();
  await people;

  const answers = await Promise.all(asked);
  expect(answers.length).toBeGreaterThanOrEqual(RELOADS);
  expect(answers.filter((answer, n) => !new RegExp(`^${n} of \\d+$`).test(answer))).toEqual([]);
  expect(hosts.pids()).toEqual([pid]);
}, 1_200_000);
