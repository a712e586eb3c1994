/** Whole processes of one name on one database: one of them is the bot. */
import { expect, test, vi } from "vitest";
import { EXIT } from "#core/supervision/exit-codes";
import { freshDatabase, openTracked } from "#core/testing/database";
import { after, MINUTE } from "#core/time";
import { startBotProcess } from "./testing/bot-process.ts";

test("a second one waits and says so; one that was frozen and replaced lets go", async () => {
  const url = await freshDatabase();
  const db = openTracked(url);
  const holder = () => db.botProcess.findUnique({ where: { id: "bot" } });
  /** Starting from source takes its time on a busy machine. */
  const isToldOf = (text: string, times: number) =>
    vi.waitFor(
      async () =>
        expect(await db.event.count({ where: { text: { startsWith: text } } })).toBe(times),
      { timeout: 90_000, interval: 200 },
    );
  const first = await startBotProcess(url);
  await isToldOf("version ", 1);

  const second = await startBotProcess(url);
  await isToldOf("Another bot called bot is running", 1);
  process.kill(second.pid, "SIGTERM");
  expect(await second.ended).toBe(EXIT.stopped);
  expect(await holder()).toMatchObject({ pid: first.pid, stoppedAt: null });

  process.kill(first.pid, "SIGSTOP");
  const third = await (async () => {
    try {
      const heartbeatAt = after(new Date(), -2 * MINUTE);
      await db.botProcess.update({ where: { id: "bot" }, data: { heartbeatAt } });
      const started = await startBotProcess(url);
      await isToldOf("version ", 2);
      return started;
    } finally {
      process.kill(first.pid, "SIGCONT");
    }
  })();
  expect(await first.ended).toBe(EXIT.restart);
  expect(await holder()).toMatchObject({ pid: third.pid, stoppedAt: null });
}, 400_000);
