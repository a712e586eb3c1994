import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { LEVELS, type Level, reaches } from "#core/levels";
import { freshDb } from "#core/testing/database";
import { after } from "#core/time";
import { type Asker, askBot, beginJob, claimJob, endAbandonedJobs, finishJob } from "./jobs.ts";
import { jobKinds } from "./kinds.ts";

const now = new Date("2026-05-06T07:08:09Z");
const asker = (level: Level): Asker => ({ id: null, level, via: "web" });
const state = async (db: Db, id: string) =>
  (await db.job.findUniqueOrThrow({ where: { id } })).state;

test.each(LEVELS)("a job takes its level: what %s may ask for", async (level) => {
  const db = await freshDb();
  const asked = askBot(db, "bot.restart", {}, asker(level), now);
  if (reaches(level, jobKinds["bot.restart"].level)) await asked;
  else await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.job.count()).toBe(reaches(level, jobKinds["bot.restart"].level) ? 1 : 0);
});

test("who claims one kind leaves the others waiting, and lets what is overdue expire", async () => {
  const db = await freshDb();
  const old = await askBot(db, "bot.restart", {}, asker("superuser"), now);
  const later = after(now, 60_000);
  const other = await askBot(db, "module.reload", {}, asker("superuser"), later);
  const start = await askBot(db, "bot.start", {}, asker("superuser"), later);

  const claimed = await claimJob(db, "supervisor", later, "bot.start");
  expect(claimed).toMatchObject({ id: start, kind: "bot.start" });
  expect(await claimJob(db, "supervisor", later, "bot.start")).toBeNull();
  expect([await state(db, old), await state(db, other)]).toEqual(["expired", "queued"]);

  expect(await finishJob(db, start, "done", "The bot runs.", later)).toBe(true);
  expect(await finishJob(db, start, "failed", "too late", later)).toBe(false);
  expect(await state(db, start)).toBe("done");
});

test("what became of a job is said in the language of whoever asked; the log stays English", async () => {
  const db = await freshDb();
  const id = await askBot(db, "bot.restart", {}, { ...asker("superuser"), locale: "de" }, now);
  await claimJob(db, "bot", now);
  await finishJob(db, id, "failed", new AppError("unavailable", { key: "irc.lost" }), now);
  const german = "Die Verbindung ist abgerissen.";
  expect((await db.job.findUniqueOrThrow({ where: { id } })).result).toBe(german);
  const told = await db.event.findFirstOrThrow({ where: { target: id }, orderBy: { id: "desc" } });
  expect(told.text).toBe("bot.restart: failed (The connection was lost.)");
  expect(told.data).toMatchObject({ result: german });
});

test("what a dead owner had begun may have happened, the rest has failed; others' jobs go on", async () => {
  const db = await freshDb();
  const claimed = async (owner: string) => {
    const id = await askBot(db, "bot.restart", {}, asker("superuser"), now);
    await claimJob(db, owner, now);
    return id;
  };
  const [begun, accepted, others] = [
    await claimed("bot"),
    await claimed("bot"),
    await claimed("another"),
  ];
  expect([await beginJob(db, begun, now), await beginJob(db, others, now)]).toEqual([true, true]);
  await endAbandonedJobs(db, "bot", now);
  expect([await state(db, begun), await state(db, accepted), await state(db, others)]).toEqual([
    "unconfirmed",
    "failed",
    "running",
  ]);
  expect(await beginJob(db, accepted, now)).toBe(false);
  const told = await db.event.findMany({ where: { kind: "job", target: begun } });
  expect(told.map(({ text, severity }) => `${severity} ${text}`)).toEqual([
    "info bot.restart: queued",
    "info bot.restart: accepted",
    "info bot.restart: running",
    "warn bot.restart: unconfirmed (The bot stopped before anybody confirmed it.)",
  ]);
});
