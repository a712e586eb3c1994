import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { newId } from "#core/secrets";
import { noteSeen, type WaitingItem } from "#core/status/waiting";
import { addSession, ready } from "./testing/readers.ts";
import { line, say } from "./testing/rows.ts";
import { type Client, startStreamServer } from "./testing/stream-server.ts";

/** What somebody was told last: the kinds, with how many of them and how many are new. */
function toldLast(client: Client): string[] | undefined {
  const items = client.named("waiting").at(-1)?.data as WaitingItem[] | undefined;
  return items?.map(({ kind, count, fresh }) => `${kind} ${count}/${fresh}`);
}

const hears = (client: Client, ...items: string[]) =>
  client.until((it) => toldLast(it)?.join() === items.join());

/** As a bot fails a job: the row, and the event that says so. */
async function failJob(db: Db): Promise<void> {
  const at = new Date();
  const id = newId();
  const times = { createdAt: at, notBefore: at, expiresAt: at, finishedAt: at };
  await db.job.create({
    data: { id, kind: "channel.join", input: {}, requestId: id, state: "failed", ...times },
  });
  await say(db, line("channel.join: failed", { kind: "job", target: id }));
}

const wait = (db: Db, userId: string) =>
  db.user.update({ where: { id: userId }, data: { state: "pending" } });

test("what waits arrives at once, by level, and when it changes", async () => {
  const { db, connect } = await startStreamServer();
  const superuser = await addSession(db, "superuser");
  const staff = await addSession(db, "staff");
  const operator = await addSession(db, "operator");
  const newcomer = await addSession(db, "user");
  await wait(db, newcomer.userId);

  const top = await connect(superuser.sessionId, "topics=waiting");
  const helper = await connect(staff.sessionId, "topics=waiting");
  const reader = await connect(operator.sessionId, "topics=state,waiting");
  await hears(top, "people 1/1");
  await hears(helper, "people 1/1");

  await failJob(db);
  await hears(top, "people 1/1", "jobs 1/1");
  await db.user.update({ where: { id: newcomer.userId }, data: { state: "active" } });
  await say(db, line("newcomer was let in", { kind: "user.changed" }));
  await hears(top, "jobs 1/1");
  await hears(helper);

  await reader.until((it) => it.named("state").length > 0);
  await ready(reader);
  expect(reader.named("waiting")).toEqual([]);
  expect(helper.raw).not.toContain("jobs");
  const refused = await connect(operator.sessionId, "topics=waiting");
  expect(refused.response.status).toBe(403);
});

test("what somebody was shown is not new for them any more, and is for others", async () => {
  const { db, connect } = await startStreamServer();
  const one = await addSession(db, "superuser");
  const other = await addSession(db, "superuser");
  await failJob(db);
  const here = await connect(one.sessionId, "topics=waiting");
  const there = await connect(other.sessionId, "topics=waiting");
  await hears(here, "jobs 1/1");
  await hears(there, "jobs 1/1");
  await noteSeen(db, one.userId, new Date(), new Date());
  await hears(here, "jobs 1/0");
  await failJob(db);
  await hears(here, "jobs 2/1");
  await hears(there, "jobs 2/2");
});

test("who is no longer staff is not told any more", async () => {
  const { db, connect } = await startStreamServer();
  const fallen = await addSession(db, "staff");
  const client = await connect(fallen.sessionId, "topics=waiting");
  await hears(client);
  await db.user.update({ where: { id: fallen.userId }, data: { level: 2 } });
  await client.until((it) => it.ended);
  expect(client.named("revoked").map(({ data }) => data.reason)).toEqual(["level"]);
  const again = await connect(fallen.sessionId, "topics=waiting");
  expect(again.response.status).toBe(403);
});
