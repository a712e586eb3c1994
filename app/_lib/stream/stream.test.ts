import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { inTransaction } from "#core/db/client";
import { insertEvents, type NewEvent } from "#core/events/events";
import { type Level, levelValue } from "#core/levels";
import { newId } from "#core/secrets";
import { openStream } from "./open.ts";
import { type Client, startStreamServer } from "./testing/stream-server.ts";

async function addSession(db: Db, level: Level) {
  const [userId, sessionId] = [newId(), newId()];
  const now = new Date();
  await db.user.create({
    data: {
      id: userId,
      name: userId,
      nameFolded: userId,
      email: userId,
      emailFolded: userId,
      passwordHash: "none",
      level: levelValue(level),
      createdAt: now,
    },
  });
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await db.webSession.create({
    data: { id: sessionId, userId, createdAt: now, lastUsedAt: now, expiresAt },
  });
  return { userId, sessionId };
}

const line = (text: string, more: Partial<NewEvent> = {}): NewEvent => ({
  at: new Date(),
  kind: "message",
  networkId: "net",
  channel: "#dev",
  nick: "ann",
  userHost: "~ann@host.example",
  text,
  ...more,
});

const say = (db: Db, ...events: NewEvent[]) => inTransaction(db, (tx) => insertEvents(tx, events));
const ready = (client: Client) => client.until((it) => it.named("ready").length > 0);
const has = (client: Client, count: number, topic = "log") =>
  client.until((it) => it.named(topic).length >= count);

test("rows arrive live, in order, under their number, with the headers that proxies need", async () => {
  const { db, connect } = await startStreamServer();
  const { sessionId } = await addSession(db, "superuser");
  const client = await connect(sessionId, "topics=log");
  expect(client.response.headers.get("content-type")).toContain("text/event-stream");
  expect(client.response.headers.get("cache-control")).toContain("no-transform");
  expect(client.response.headers.get("cache-control")).toContain("no-store");
  expect(client.response.headers.get("x-accel-buffering")).toBe("no");
  await ready(client);
  for (const text of ["one", "two", "three"]) await say(db, line(text));
  await has(client, 3);
  expect(client.texts()).toEqual(["one", "two", "three"]);
  for (const { id, data } of client.named("log")) expect(id).toBe(data.id);
  await client.until(({ raw }) => raw.includes(": beat"));
});

test("who comes back gets what was missed, once, and then goes on live", async () => {
  const { db, connect } = await startStreamServer();
  const { sessionId } = await addSession(db, "superuser");
  const first = await connect(sessionId, "topics=log");
  await ready(first);
  await say(db, line("seen"));
  await has(first, 1);
  first.close();
  await say(db, line("missed 1"), line("missed 2"));
  const again = await connect(sessionId, "topics=log&after=0", {
    "last-event-id": String(first.lastId),
  });
  await has(again, 2);
  await say(db, line("live"));
  await has(again, 3);
  expect(again.texts()).toEqual(["missed 1", "missed 2", "live"]);
});

test("nothing is lost or doubled by readers who come while rows are written", async () => {
  const { db, connect } = await startStreamServer();
  const { sessionId } = await addSession(db, "superuser");
  const total = 300;
  const writing = (async () => {
    for (let n = 0; n < total; n += 3)
      await say(db, line(`row ${n}`), line(`row ${n + 1}`), line(`row ${n + 2}`));
  })();
  const clients = await Promise.all(
    Array.from({ length: 4 }, () => connect(sessionId, "topics=log&after=0")),
  );
  await writing;
  const expected = Array.from({ length: total }, (_, n) => `row ${n}`);
  for (const client of clients) {
    await has(client, total);
    expect(client.texts()).toEqual(expected);
  }
});

test("beyond what can be sent again, a gap names the numbers", async () => {
  const { db, connect } = await startStreamServer();
  const { sessionId } = await addSession(db, "superuser");
  await say(db, ...Array.from({ length: 1_500 }, (_, n) => line(`row ${n}`)));
  const client = await connect(sessionId, "topics=log&after=0");
  await ready(client);
  const rows = client.named("log");
  const [gap] = client.named("gap");
  expect(gap?.data.from).toBe((rows.at(-1)?.data.id ?? 0) + 1);
  expect(gap?.data.to).toBe(rows[0]?.data.id + 1_499);
  await say(db, line("after the gap"));
  await client.until((it) => it.texts().includes("after the gap"));
  expect(client.lastId).toBe(gap?.data.to + 1);
});

test.each(["-1", "x", "1e9", "999999999999999", "2147483647", "1.5", ""])(
  "a last id of %j does no harm",
  async (id) => {
    const { db, connect } = await startStreamServer();
    const { sessionId } = await addSession(db, "superuser");
    await say(db, line("before"));
    const client = await connect(sessionId, "topics=log", { "last-event-id": id });
    await ready(client);
    await say(db, line("live"));
    await has(client, 1);
    expect(client.texts()).toEqual(["live"]);
  },
);

test("filters are applied before anything is sent", async () => {
  const { db, connect } = await startStreamServer();
  const { sessionId } = await addSession(db, "superuser");
  const client = await connect(sessionId, "topics=log&kind=talk&channel=%23DEV&nick=Ann&q=wanted");
  await ready(client);
  await say(
    db,
    line("wanted elsewhere", { channel: "#ops" }),
    line("wanted by another", { nick: "bob" }),
    line("wanted", { kind: "topic" }),
    line("something else"),
    line("wanted here"),
  );
  await has(client, 1);
  expect(client.texts()).toEqual(["wanted here"]);
  expect(client.raw).not.toContain("elsewhere");
});

test("each level gets its own view of the same rows; tokens and jobs go to their owner", async () => {
  const { db, connect } = await startStreamServer();
  const people = {
    voice: await addSession(db, "voice"),
    operator: await addSession(db, "operator"),
    staff: await addSession(db, "staff"),
    superuser: await addSession(db, "superuser"),
  };
  await db.network.create({ data: { id: "net", name: "n", nick: "bot", createdAt: new Date() } });
  const channelId = newId();
  await db.channel.create({
    data: { id: channelId, networkId: "net", name: "#dev", folded: "#dev", createdAt: new Date() },
  });
  await db.channelLevel.create({
    data: { id: newId(), userId: people.operator.userId, channelId, level: 3 },
  });
  const topics = "topics=log,jobs,token";
  const [voice, operator, staff, superuser] = await Promise.all([
    connect(people.voice.sessionId, topics),
    connect(people.operator.sessionId, topics),
    connect(people.staff.sessionId, topics),
    connect(people.superuser.sessionId, topics),
  ]);
  for (const client of [voice, operator, staff, superuser]) await ready(client);
  await say(
    db,
    line("in dev"),
    line("in ops", { channel: "#ops" }),
    line("in private", { channel: undefined }),
    line("token", { kind: "token.used", channel: undefined, userId: people.voice.userId }),
    line("job", {
      kind: "job",
      channel: undefined,
      nick: undefined,
      userHost: undefined,
      userId: people.operator.userId,
      target: "j",
    }),
  );
  await has(superuser, 5);
  await has(voice, 1, "token");
  await has(operator, 1, "jobs");
  await has(staff, 4);
  expect(voice.named("log")).toEqual([]);
  expect(voice.texts("token")).toEqual(["token"]);
  expect(operator.texts()).toEqual(["in dev"]);
  expect(operator.named("log")[0]?.data.userHost).toBeNull();
  expect(operator.texts("jobs")).toEqual(["job"]);
  expect(operator.texts("token")).toEqual([]);
  expect(staff.texts()).toEqual(["in dev", "in ops", "", "token"]);
  expect(staff.named("log")[0]?.data.userHost).toBe("~ann@host.example");
  expect([...staff.texts("jobs"), ...staff.texts("token"), ...superuser.texts("token")]).toEqual(
    [],
  );
  expect(superuser.texts("jobs")).toEqual(["job"]);
  expect(operator.raw).not.toContain("host.example");
});

test("a row on two topics is resumed after only when both were sent", async () => {
  const { db, connect } = await startStreamServer();
  const { sessionId } = await addSession(db, "superuser");
  const client = await connect(sessionId, "topics=log,jobs");
  await ready(client);
  const before = client.lastId;
  await say(db, line("job", { kind: "job", target: "j" }));
  await has(client, 1, "jobs");
  expect(client.named("log")[0]?.id).toBe(before);
  expect(client.named("jobs")[0]?.id).toBe(before + 1);
});

test("the state is sent at once, and again when it changes", async () => {
  const { db, connect } = await startStreamServer();
  const { sessionId } = await addSession(db, "voice");
  const client = await connect(sessionId, "topics=state");
  await has(client, 1, "state");
  expect(client.named("state")[0]?.data.process.text).toBe("The bot has never been started");
  const now = new Date();
  await db.botProcess.create({
    data: { id: "b", pid: 1, version: "1", startedAt: now, heartbeatAt: now },
  });
  await client.until((it) => it.named("state").at(-1)?.data.process.state === "ok");
});

test("a revoked session, a disabled account and a lowered level end the stream", async () => {
  const { db, connect } = await startStreamServer();
  const one = await addSession(db, "superuser");
  const two = await addSession(db, "superuser");
  const three = await addSession(db, "superuser");
  const clients = await Promise.all(
    [one, two, three].map(({ sessionId }) => connect(sessionId, "topics=log")),
  );
  for (const client of clients) await ready(client);
  await db.webSession.updateMany({
    where: { id: one.sessionId },
    data: { revokedAt: new Date() },
  });
  await db.user.update({ where: { id: two.userId }, data: { state: "disabled" } });
  await db.user.update({ where: { id: three.userId }, data: { level: 3 } });
  for (const [place, reason] of ["session", "session", "level"].entries()) {
    const client = clients[place];
    await client?.until((it) => it.ended);
    expect(client?.named("revoked").map(({ data }) => data.reason)).toEqual([reason]);
  }
});

test("a channel taken away from an operator is silent from the next look on", async () => {
  const { db, connect } = await startStreamServer();
  const { userId, sessionId } = await addSession(db, "operator");
  await db.network.create({ data: { id: "net", name: "n", nick: "bot", createdAt: new Date() } });
  for (const name of ["#dev", "#ops"]) {
    const id = newId();
    await db.channel.create({
      data: { id, networkId: "net", name, folded: name, createdAt: new Date() },
    });
    await db.channelLevel.create({ data: { id: newId(), userId, channelId: id, level: 3 } });
  }
  const client = await connect(sessionId, "topics=log");
  await ready(client);
  await db.channelLevel.deleteMany({ where: { channel: { name: "#ops" } } });
  const beats = () => client.raw.split(": beat").length;
  const before = beats();
  await client.until(() => beats() > before + 4);
  await say(db, line("hidden", { channel: "#ops" }), line("shown"));
  await has(client, 1);
  expect(client.texts()).toEqual(["shown"]);
});

test("who may not open a stream is told why", async () => {
  const { db, connect } = await startStreamServer();
  const voice = await addSession(db, "voice");
  const status = async (...args: Parameters<typeof connect>) =>
    (await connect(...args)).response.status;
  expect(await status(null, "topics=token")).toBe(401);
  expect(await status(newId(), "topics=token")).toBe(401);
  expect(await status(voice.sessionId, "topics=log")).toBe(403);
  expect(await status(voice.sessionId, "")).toBe(403);
  for (const site of ["cross-site", "same-site", "none"])
    expect(await status(voice.sessionId, "topics=token", { "sec-fetch-site": site })).toBe(403);
  for (const origin of ["https://evil.example", "null"])
    expect(await status(voice.sessionId, "topics=token", { origin })).toBe(403);
  const fine = { "sec-fetch-site": "same-origin" };
  expect(await status(voice.sessionId, "topics=token", fine)).toBe(200);
});

test("five streams for one person, and room again when one closes", async () => {
  const { db, hub, connect } = await startStreamServer();
  const { userId, sessionId } = await addSession(db, "voice");
  const other = await addSession(db, "voice");
  const open = await Promise.all(
    Array.from({ length: 5 }, () => connect(sessionId, "topics=token")),
  );
  for (const client of open) await ready(client);
  const sixth = await connect(sessionId, "topics=token");
  expect(sixth.response.status).toBe(429);
  expect(sixth.response.headers.get("retry-after")).not.toBeNull();
  expect((await connect(other.sessionId, "topics=token")).response.status).toBe(200);
  open[0]?.close();
  await open[1]?.until(() => hub.count(userId).own < 5);
  expect((await connect(sessionId, "topics=token")).response.status).toBe(200);
});

test("who does not read is cut off at a mebibyte; the others go on", async () => {
  const { db, hub, connect } = await startStreamServer();
  const { userId, sessionId } = await addSession(db, "superuser");
  const reading = await connect(sessionId, "topics=log");
  await ready(reading);
  const actor = { id: userId, level: "superuser", sessionId } as const;
  const request = new Request("http://127.0.0.1/api/stream?topics=log");
  const idle = await openStream(request, actor, { db, hub });
  expect(hub.count(userId).own).toBe(2);
  const long = "x".repeat(8_000);
  for (let n = 0; n < 20; n++) await say(db, ...Array.from({ length: 10 }, () => line(long)));
  await has(reading, 200);
  expect(hub.count(userId).own).toBe(1);
  const drained = (async () => {
    for await (const _chunk of idle.body as unknown as AsyncIterable<Uint8Array>);
  })();
  await expect(drained).rejects.toThrow("too slow");
}, 60_000);
