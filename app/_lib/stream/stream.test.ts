import { expect, test } from "vitest";
import { newId } from "#core/secrets";
import { addSession, has, ready } from "./testing/readers.ts";
import { line, say } from "./testing/rows.ts";
import { startStreamServer } from "./testing/stream-server.ts";

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

test("words that somebody keeps to themselves go live to superusers only, also to whoever catches up", async () => {
  const { db, connect } = await startStreamServer();
  const staff = await addSession(db, "staff");
  const superuser = await addSession(db, "superuser");
  const { userId } = await addSession(db, "registered");
  await db.user.update({ where: { id: userId }, data: { logOptOut: true } });
  const plain = await connect(staff.sessionId, "topics=log");
  const searching = await connect(staff.sessionId, "topics=log&q=heron");
  const full = await connect(superuser.sessionId, "topics=log");
  for (const client of [plain, searching, full]) await ready(client);
  await say(db, line("my heron flies", { userId }), line("a heron of others"));
  for (const client of [plain, full]) await has(client, 2);
  await has(searching, 1);
  const late = await connect(staff.sessionId, "topics=log&after=0");
  await has(late, 2);
  expect(full.texts()).toEqual(["my heron flies", "a heron of others"]);
  expect(searching.texts()).toEqual(["a heron of others"]);
  for (const client of [plain, late]) {
    expect(client.texts()).toEqual(["", "a heron of others"]);
    expect(client.named("log")[0]?.data.withheld).toBe(true);
    expect(client.raw).not.toContain("my heron");
  }
});

test("the state is sent at once, and again when it changes", async () => {
  const { db, connect } = await startStreamServer();
  const { sessionId } = await addSession(db, "voice");
  const client = await connect(sessionId, "topics=state");
  await has(client, 1, "state");
  expect(client.named("state")[0]?.data.process.says).toBe("neverStarted");
  const now = new Date();
  await db.botProcess.create({
    data: { id: "b", pid: 1, version: "1", startedAt: now, heartbeatAt: now },
  });
  await client.until((it) => it.named("state").at(-1)?.data.process.state === "ok");
});
