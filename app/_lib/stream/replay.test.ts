import { expect, test } from "vitest";
import { addSession, has, ready } from "./testing/readers.ts";
import { line, say } from "./testing/rows.ts";
import { startStreamServer } from "./testing/stream-server.ts";

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
