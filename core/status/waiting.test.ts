import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { LEVELS, levelValue } from "#core/levels";
import { markFailed } from "#core/mail/outbox";
import { newId } from "#core/secrets";
import { freshDb } from "#core/testing/database";
import { after, DAY, HOUR, MINUTE } from "#core/time";
import { noteSeen, readWaiting, readWaitingOf, WAITING_LEVEL, waitingFor } from "./waiting.ts";

const now = new Date("2026-03-04T12:00:00Z");

async function addPerson(db: Db, name: string, state: string, level = 0): Promise<string> {
  const id = newId();
  await db.user.create({
    data: {
      ...{ id, name, nameFolded: name, email: name, emailFolded: name, passwordHash: "none" },
      ...{ state, level, createdAt: after(now, -2 * HOUR) },
    },
  });
  return id;
}

async function addJob(db: Db, state: string, finishedAt: Date): Promise<void> {
  const times = { createdAt: finishedAt, notBefore: finishedAt, expiresAt: finishedAt, finishedAt };
  const id = newId();
  await db.job.create({
    data: { id, kind: "channel.join", input: {}, requestId: id, state, ...times },
  });
}

async function addMail(db: Db, createdAt: Date, nextTryAt: Date): Promise<void> {
  const id = newId();
  await db.mail.create({
    data: { id, template: "reset", to: "x@example.org", createdAt, nextTryAt, state: "sending" },
  });
  await markFailed(db, { id, tries: 7 }, { reason: "refused", permanent: true }, now);
}

/** One thing of each kind, and some that are none. */
async function world(): Promise<Db> {
  const db = await freshDb();
  await addPerson(db, "xena", "pending");
  await addPerson(db, "yuri", "active");
  await addJob(db, "failed", after(now, -3 * HOUR));
  await addJob(db, "expired", after(now, -HOUR));
  await addJob(db, "done", after(now, -HOUR));
  await addJob(db, "failed", after(now, -DAY - MINUTE));
  await addMail(db, after(now, -30 * HOUR), after(now, -17 * HOUR));
  await addMail(db, after(now, -60 * HOUR), after(now, -47 * HOUR));
  for (const [name, state] of [
    ["quotes", "failed"],
    ["seen", "running"],
  ] as const)
    await db.moduleStatus.create({
      data: { name, state, error: "boom", commands: [], loadedAt: after(now, -5 * HOUR) },
    });
  await db.network.create({
    data: { id: "net", name: "Net", nick: "bot", kind: "irc", createdAt: now },
  });
  await db.networkTrial.create({
    data: {
      ...{ networkId: "net", state: "returned", mark: "m", kept: {}, reason: "no route" },
      ...{ startedAt: after(now, -5 * HOUR), until: after(now, -4 * HOUR) },
    },
  });
  return db;
}

test("each level is told what it can do something about, and no more", async () => {
  const waiting = await readWaiting(await world(), now);
  const told = Object.fromEntries(
    LEVELS.map((level) => [level, waitingFor(level, waiting, null).map(({ kind }) => kind)]),
  );
  expect(told).toEqual({
    user: [],
    registered: [],
    voice: [],
    operator: [],
    staff: ["people"],
    superuser: ["people", "settings", "module", "jobs", "mails"],
  });
  expect(WAITING_LEVEL).toBe("staff");
});

test("what failed counts for a day, and is dated by its failure", async () => {
  const waiting = await readWaiting(await world(), now);
  expect(waitingFor("superuser", waiting, null)).toEqual([
    { kind: "people", count: 1, fresh: 1, at: after(now, -2 * HOUR).toISOString() },
    {
      ...{ kind: "settings", networkId: "net", name: "Net", reason: "no route" },
      ...{ count: 1, fresh: 1, at: after(now, -4 * HOUR).toISOString() },
    },
    {
      ...{ kind: "module", name: "quotes", error: "boom" },
      ...{ count: 1, fresh: 1, at: after(now, -5 * HOUR).toISOString() },
    },
    { kind: "jobs", count: 2, fresh: 2, at: after(now, -HOUR).toISOString() },
    { kind: "mails", count: 1, fresh: 1, at: after(now, -17 * HOUR).toISOString() },
  ]);
});

test("new is what came after the last look", async () => {
  const db = await world();
  const id = await addPerson(db, "ada", "active", levelValue("superuser"));
  const ada = { id, level: "superuser" } as const;
  const fresh = async () =>
    (await readWaitingOf(db, ada, now)).flatMap((item) =>
      item.fresh > 0 ? `${item.kind} ${item.fresh}` : [],
    );
  await noteSeen(db, id, after(now, -2 * HOUR), now);
  expect(await fresh()).toEqual(["jobs 1"]);
  await noteSeen(db, id, after(now, -3 * HOUR), now);
  expect(await fresh()).toEqual(["jobs 1"]);
  await noteSeen(db, id, after(now, -HOUR), now);
  expect(await fresh()).toEqual([]);
  await noteSeen(db, id, after(now, 3 * HOUR), now);
  await addJob(db, "failed", now);
  expect(await fresh()).toEqual([]);
  await addJob(db, "failed", after(now, MINUTE));
  expect(await fresh()).toEqual(["jobs 1"]);
});

test("of very many all are counted, and 99 are new", async () => {
  const db = await freshDb();
  const finishedAt = after(now, -HOUR);
  await db.job.createMany({
    data: Array.from({ length: 120 }, (_, n) => ({
      ...{ id: `j${n}`, kind: "channel.join", input: {}, requestId: `j${n}`, state: "failed" },
      ...{ createdAt: finishedAt, notBefore: finishedAt, expiresAt: finishedAt, finishedAt },
    })),
  });
  const [jobs] = waitingFor("superuser", await readWaiting(db, now), null);
  expect(jobs).toMatchObject({ count: 120, fresh: 99 });
});
