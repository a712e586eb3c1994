import { describe, expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { LEVELS, type Level } from "#core/levels";
import { newId } from "#core/secrets";
import { freshDb } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { visibleTo } from "./conditions.ts";
import { readFilter } from "./filter.ts";
import { EVENT_KINDS } from "./kinds.ts";
import { listEvents } from "./pages.ts";
import { eventContext, eventNear } from "./query.ts";
import {
  channelKey,
  hideHosts,
  isOwnJob,
  isOwnToken,
  maySee,
  type StoredEvent,
  seenBy,
  type Viewer,
} from "./rights.ts";
import { viewerOf } from "./viewer.ts";

const own = new Set([channelKey("net", "#own")]);
const viewer = (level: Level): Viewer => ({ id: "me", level, channels: own });

const nobody: ReadonlySet<string> = new Set();

const base: StoredEvent = {
  id: 1,
  at: new Date("2026-01-02T03:04:05Z"),
  kind: "message",
  networkId: "net",
  channel: "#own",
  channelFolded: "#own",
  nick: "Ann",
  nickFolded: "ann",
  userHost: "~ann@secret.example",
  account: "ann",
  userId: "user-1",
  target: null,
  text: "hello",
  own: false,
  severity: "info",
  requestId: null,
  data: { host: "secret.example" },
};

const inOwn = {};
const inOther = { channel: "#other", channelFolded: "#other" };
const sameNameElsewhere = { networkId: "net2" };
const nowhere = { channel: null, channelFolded: null };

describe("what each level sees", () => {
  const talk = "message";
  test.each([
    // kind, where, least level
    [talk, inOwn, "operator"],
    [talk, inOther, "staff"],
    [talk, sameNameElsewhere, "staff"],
    [talk, nowhere, "staff"],
    ["join", inOwn, "operator"],
    ["kick", inOther, "staff"],
    ["quit", nowhere, "staff"],
    ["mode", inOwn, "operator"],
    ["command", inOwn, "operator"],
    ["command.failed", nowhere, "staff"],
    ["connect", nowhere, "operator"],
    ["gap", nowhere, "operator"],
    ["bot.start", nowhere, "operator"],
    ["token.used", nowhere, "staff"],
    ["token.burnt", inOwn, "staff"],
    ["session.start", nowhere, "staff"],
    ["user.signin", nowhere, "staff"],
    ["job", nowhere, "superuser"],
    ["module", nowhere, "superuser"],
    ["of-another-version", inOwn, "superuser"],
  ] as const)("%s %j from %s up", (kind, where, least) => {
    const seen = LEVELS.filter((level) => maySee(viewer(level), { ...base, ...where, kind }));
    expect(seen).toEqual(LEVELS.slice(LEVELS.indexOf(least)));
  });

  test("every kind is decided for, and nobody below operator sees any", () => {
    for (const kind of EVENT_KINDS) {
      expect(maySee(viewer("superuser"), { ...base, kind })).toBe(true);
      for (const level of ["user", "registered", "voice"] as const)
        expect(maySee(viewer(level), { ...base, kind })).toBe(false);
    }
  });
});

describe("how much of it", () => {
  test("hosts, accounts behind and data are hidden below staff", () => {
    const row = seenBy("operator", base, nobody);
    expect(row).toMatchObject({
      nick: "Ann",
      text: "hello",
      userHost: null,
      userId: null,
      data: null,
    });
    expect(JSON.stringify(row)).not.toContain("secret.example");
    expect(seenBy("staff", base, nobody)).toMatchObject({
      userHost: "~ann@secret.example",
      userId: "user-1",
    });
  });

  test.each(["mode", "kick", "quit", "part", "join", "nick", "command"])(
    "masks in the text of a %s are hidden below staff",
    (kind) => {
      const event = { ...base, kind, text: "+b *!*@secret.example 192.0.2.7 2001:db8::7" };
      const { text } = seenBy("operator", event, nobody);
      expect(text).not.toMatch(/secret|192|2001/);
      expect(seenBy("staff", event, nobody).text).toBe(event.text);
    },
  );

  test("what people say is not cut up", () => {
    const event = { ...base, text: "mail me at ann@example.org, ping 192.0.2.7" };
    expect(seenBy("operator", event, nobody).text).toBe(event.text);
  });

  test("of private talk staff see that it was, of private commands the name", () => {
    const secret = { ...base, ...nowhere, text: "seen bob secretly" };
    expect(seenBy("staff", secret, nobody).text).toBe("");
    expect(seenBy("staff", { ...secret, kind: "command" }, nobody).text).toBe("seen");
  });

  test.each([
    ["*!*@host.example", "*!*@[host]"],
    ["~a@2001:db8::1 left", "~a@[host] left"],
    ["1.2.3.4", "[host]"],
    ["fe80::1", "[host]"],
    ["at 12:05:10 sharp", "at 12:05:10 sharp"],
    ["nothing here", "nothing here"],
  ])("hideHosts(%j) is %j", (text, hidden) => {
    expect(hideHosts(text)).toBe(hidden);
  });
});

describe("one's own", () => {
  test.each(LEVELS)("%s follows own tokens and sessions only", (level) => {
    const mine = { ...base, userId: "me" };
    expect(isOwnToken(viewer(level), { ...mine, kind: "token.used" })).toBe(true);
    expect(isOwnToken(viewer(level), { ...mine, kind: "session.end" })).toBe(true);
    expect(isOwnToken(viewer(level), { ...base, kind: "token.used" })).toBe(false);
    expect(isOwnToken(viewer(level), { ...base, userId: null, kind: "token.used" })).toBe(false);
    expect(isOwnToken(viewer(level), { ...mine, kind: "message" })).toBe(false);
  });

  test.each(LEVELS)("%s follows own jobs; superusers all", (level) => {
    expect(isOwnJob(viewer(level), { kind: "job", userId: "me" })).toBe(true);
    expect(isOwnJob(viewer(level), { kind: "job", userId: "other" })).toBe(level === "superuser");
    expect(isOwnJob(viewer(level), { kind: "job", userId: null })).toBe(level === "superuser");
  });
});

async function store(db: Db, events: readonly Partial<StoredEvent>[]) {
  for (const [place, change] of events.entries()) {
    const { id, data, ...row } = { ...base, ...change };
    await db.event.create({ data: { ...row, id: place + 1, text: change.text ?? `row ${id}` } });
  }
}

test("the condition for the database selects exactly what maySee allows", async () => {
  const db = await freshDb();
  const places = [inOwn, inOther, sameNameElsewhere, nowhere, { networkId: null, ...nowhere }];
  await store(
    db,
    [...EVENT_KINDS, "of-another-version"].flatMap((kind) =>
      places.map((place) => ({ ...place, kind })),
    ),
  );
  const all = await db.event.findMany({ orderBy: { id: "asc" } });
  for (const level of LEVELS) {
    const selected = await db.event.findMany({
      where: visibleTo(viewer(level)),
      orderBy: { id: "asc" },
    });
    const allowed = all.filter((event) => maySee(viewer(level), event));
    expect(selected.map(({ id }) => id)).toEqual(allowed.map(({ id }) => id));
  }
});

test("an operator without channels sees no line of any", async () => {
  const db = await freshDb();
  await store(db, [{ kind: "message" }, { kind: "connect", ...nowhere }]);
  const none: Viewer = { id: "me", level: "operator", channels: new Set() };
  const { rows } = await listEvents(db, none, readFilter(new URLSearchParams()));
  expect(rows.map(({ kind }) => kind)).toEqual(["connect"]);
});

test("a permalink shows nothing of rows that its reader may not see", async () => {
  const db = await freshDb();
  await store(db, [{}, { ...inOther, text: "elsewhere" }, {}]);
  expect(await eventContext(db, viewer("operator"), 2)).toBeNull();
  const context = await eventContext(db, viewer("operator"), 3);
  expect(context?.rows.map(({ id }) => id)).toEqual([1, 3]);
});

test("a moment leads to the first row from then on that its reader may see, else to the last", async () => {
  const db = await freshDb();
  const at = (minute: number) => new Date(Date.UTC(2026, 4, 3, 14, minute));
  await store(db, [{ at: at(1) }, { ...inOther, at: at(5) }, { at: at(9) }]);
  expect(await eventNear(db, viewer("operator"), at(4))).toBe(3);
  expect(await eventNear(db, viewer("staff"), at(4))).toBe(2);
  expect(await eventNear(db, viewer("operator"), at(30))).toBe(3);
  expect(await eventNear(db, viewer("voice"), at(4))).toBeNull();
});

test("an operator's channels: where the level says so, else where they are, without those taken away", async () => {
  const db = await freshDb();
  const createdAt = new Date();
  const [id, networkId] = [newId(), newId()];
  await db.user.create({ data: userRow("o", { id, level: 3 }) });
  await db.network.create({ data: { id: networkId, name: "n", nick: "bot", createdAt } });
  const channels = new Map<string, string>();
  for (const name of ["#a", "#b", "#c"]) {
    const channelId = newId();
    channels.set(name, channelId);
    await db.channel.create({ data: { id: channelId, networkId, name, folded: name, createdAt } });
    await db.presence.create({
      data: {
        networkId,
        channelFolded: name,
        nickFolded: "op",
        channel: name,
        nick: "op",
        joinedAt: createdAt,
      },
    });
  }
  const asViewer = async () =>
    [...(await viewerOf(db, { id, level: "operator" })).channels]
      .map((key) => key.split(" ")[1])
      .sort();
  const setLevel = (channel: string, level: number) =>
    db.channelLevel.create({
      data: { id: newId(), userId: id, channelId: channels.get(channel) ?? "", level },
    });

  expect(await asViewer()).toEqual([]);
  await db.ircSession.create({
    data: {
      id: newId(),
      userId: id,
      networkId,
      epoch: "1",
      nick: "op",
      nickFolded: "op",
      userHost: "o@h",
      method: "login",
      startedAt: createdAt,
      lastUseAt: createdAt,
    },
  });
  expect(await asViewer()).toEqual(["#a", "#b", "#c"]);
  await setLevel("#c", 1);
  expect(await asViewer()).toEqual(["#a", "#b"]);
  await setLevel("#b", 4);
  expect(await asViewer()).toEqual(["#b"]);
  await db.channelLevel.deleteMany({ where: { level: 4 } });
  const elsewhere = await viewerOf(db, { id, level: "operator", onlyByChannel: true });
  expect(elsewhere.channels).toEqual(new Set());
});
