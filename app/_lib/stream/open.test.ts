import { expect, test } from "vitest";
import { newId } from "#core/secrets";
import { openStream } from "./open.ts";
import { addSession, has, ready } from "./testing/readers.ts";
import { line, say } from "./testing/rows.ts";
import { startStreamServer } from "./testing/stream-server.ts";

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

test("a refusal speaks the reader's language", async () => {
  const { db, hub } = await startStreamServer();
  const request = new Request("http://127.0.0.1/api/stream?topics=log");
  const answer = await openStream(request, null, { db, hub, locale: "de" });
  expect([answer.status, await answer.json()]).toEqual([401, { error: "Melde dich zuerst an." }]);
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
