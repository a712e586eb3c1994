import { expect, test } from "vitest";
import type { IrcEvent } from "#bot/irc/api";
import { ada, scene } from "#bot/testing/session-scene";
import { getSetting, setSetting } from "#core/settings/settings";

test("whoever lets a token slip is warned in the site's language", async () => {
  const { db, irc, sessions, network, mint } = await scene();
  const by = { actor: { name: "test" }, via: "system" } as const;
  await setSetting(db, "site", { ...(await getSetting(db, "site")), language: "de" }, by);
  const event: IrcEvent = {
    ...{ kind: "message", at: new Date(), source: ada, own: false, playback: false },
    ...{ channel: "#dev", target: "#dev", text: `login ${await mint()}` },
  };
  sessions.handle(event, network);
  await sessions.close();
  expect(irc.sent.at(-1)).toMatchObject({
    ...{ target: "ada", style: "notice" },
    text: expect.stringContaining("wo andere es lesen können"),
  });
});

test("a token in a channel is burnt; as the argument of login in private it is not", async () => {
  const { db, sessions, network, mint } = await scene();
  const say = (channel: string | null, text: string) =>
    sessions.handle(
      {
        kind: "message",
        at: new Date(),
        source: ada,
        own: false,
        playback: false,
        channel,
        target: channel ?? "bot",
        text,
      } satisfies IrcEvent,
      network,
    );
  const token = await mint();
  say(null, `login ${token}`);
  say(null, `.login ${token}`);
  say(null, `steward: login ${token}`);
  await sessions.close();
  expect(await db.token.count({ where: { state: "live" } })).toBe(1);
  say("#dev", `/msg bot login ${token.slice(0, 9)}\u200b${token.slice(9)}`);
  await sessions.close();
  expect(await db.token.count({ where: { state: "live" } })).toBe(0);
  expect(await db.token.count({ where: { state: "burnt" } })).toBe(1);
});

test("a login command said in a channel burns its token all the same", async () => {
  const { db, sessions, network, mint } = await scene();
  const text = `.login ${await mint()}`;
  const base = { at: new Date(), source: ada, own: false, playback: false };
  sessions.handle({ ...base, kind: "message", channel: "#dev", target: "#dev", text }, network);
  await sessions.close();
  expect(await db.token.count({ where: { state: "burnt" } })).toBe(1);
});

test.each(["part", "quit"] as const)("a token in the words of a %s is burnt too", async (kind) => {
  const { db, sessions, network, mint } = await scene();
  const reason = `bye ${await mint()}`;
  const base = { at: new Date(), source: ada, own: false, playback: false, reason };
  sessions.handle(
    kind === "part" ? { ...base, kind, channel: "#dev" } : { ...base, kind, channels: ["#dev"] },
    network,
  );
  await sessions.close();
  expect(await db.token.count({ where: { state: "burnt" } })).toBe(1);
});
