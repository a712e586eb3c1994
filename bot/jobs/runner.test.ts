import { afterEach, expect, test } from "vitest";
import type { IrcNetwork, IrcNetworks, SendOutcome, SendRequest } from "#bot/irc/api";
import { eventually } from "#bot/testing/irc-harness";
import { keepingLog } from "#bot/testing/log";
import { askBot } from "#core/jobs/jobs";
import { freshDb } from "#core/testing/database";
import { startJobs } from "./runner.ts";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A bot whose one network answers each send as told, in the order they come. */
async function withNetwork(answer: (text: string) => Promise<SendOutcome>) {
  const db = await freshDb();
  const asker = { id: null, level: "superuser", via: "web" } as const;
  const ask = (text: string) =>
    askBot(db, "send", { networkId: "n1", target: "#den", style: "message", text }, asker);
  const network = {
    isConnected: true,
    send: async ({ text, begin }: SendRequest) => {
      await begin?.();
      return answer(text);
    },
  } as unknown as IrcNetwork;
  const start = async () => {
    const { log } = keepingLog();
    const stop = await startJobs({
      ...{ db, log, owner: "bot", waker: { onWake: () => () => {}, close: async () => {} } },
      networks: { get: () => network } as unknown as IrcNetworks,
      registry: undefined as never,
      modules: undefined as never,
      leave: () => {},
    });
    stops.push(stop);
  };
  const ended = (id: string) =>
    eventually(async () => {
      const job = await db.job.findUniqueOrThrow({ where: { id } });
      return job.finishedAt === null ? null : job;
    }, "the job to end");
  return { db, ask, start, ended };
}

const outcomes: readonly (readonly [SendOutcome, string, string])[] = [
  [{ state: "confirmed" }, "done", "Sent to #den, confirmed."],
  [{ state: "unconfirmed" }, "unconfirmed", "Sent to #den, without confirmation."],
  [{ state: "failed", reason: "Not sent: no." }, "failed", "Not sent: no."],
  [{ state: "failed", reason: { key: "irc.lost" } }, "failed", "The connection was lost."],
];

test.each(outcomes)("a send that ended as %j is %s", async (outcome, state, result) => {
  const { ask, start, ended } = await withNetwork(async () => outcome);
  const id = await ask("hello");
  await start();
  expect(await ended(id)).toMatchObject({ state, result });
});

test("a job says that it runs before its line goes out, and what was asked first is said first", async () => {
  const said: string[] = [];
  const { db, ask, start, ended } = await withNetwork(async (text) => {
    // The place is taken before the question, whose answers may overtake one another.
    const place = said.push(text) - 1;
    const jobs = await db.job.findMany({ select: { input: true, state: true } });
    const job = jobs.find(({ input }) => (input as { text: string }).text === text);
    said[place] = `${text} ${job?.state}`;
    return { state: "confirmed" };
  });
  const ids: string[] = [];
  for (let count = 1; count <= 8; count++) ids.push(await ask(`line ${count}`));
  await start();
  for (const id of ids) await ended(id);
  expect(said).toEqual(ids.map((_, index) => `line ${index + 1} running`));
});
