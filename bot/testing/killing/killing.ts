/** Kills the bot again and again while messages, sends and logins flow, and writes down what everybody was promised. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "#core/db/client";
import { eventually } from "../irc-harness.ts";
import { seeded } from "../random-doings.ts";
import { type Balance, takeStock } from "./balance.ts";
import { startLoad } from "./load.ts";
import { isIn, setTheScene } from "./scene.ts";

/** Jobs expire 30 s after they were asked for. */
const JOBS_END_MS = 45_000;

/** Runs the bot on a real server and kills it `times` over. */
export async function killUnderLoad(times: number, seed: number): Promise<Balance> {
  const scene = await setTheScene();
  const { db, bot } = scene;
  const random = seeded(seed);
  let longestOpenMs = 0;
  for (let kill = 0; kill < times; kill++) {
    await isIn(scene);
    const load = startLoad(scene);
    await load.loggedIn;
    await sleep(500 + random(2_500));
    const killedAt = new Date();
    await bot.kill();
    await load.stop();
    await bot.start();
    const ranAt = performance.now();
    await eventually(
      async () => (await openSince(db, killedAt)) === 0,
      "what the killed bot had begun to be ended",
    );
    longestOpenMs = Math.max(longestOpenMs, performance.now() - ranAt);
  }
  await isIn(scene);
  await allEnded(db);
  await scene.watcher.ask("PING settled");
  return takeStock(scene, times, longestOpenMs);
}

function openSince(db: Db, killedAt: Date): Promise<number> {
  return db.job.count({
    where: { state: { in: ["accepted", "running"] }, acceptedAt: { lte: killedAt } },
  });
}

async function allEnded(db: Db): Promise<void> {
  const deadline = performance.now() + JOBS_END_MS;
  while (
    (await db.job.count({ where: { state: { in: ["queued", "accepted", "running"] } } })) > 0
  ) {
    if (performance.now() > deadline) throw new Error("Some jobs never ended.");
    await sleep(50);
  }
}
