import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Db, inTransaction } from "#core/db/client";
import { freshDb } from "#core/testing/database";
import { insertEvents, type NewEvent } from "./events.ts";
import { allEvents, type Read } from "./export.ts";
import { readFilter, rowMatcher } from "./filter.ts";
import { listEvents } from "./pages.ts";
import { channelKey, maySee, seenBy, type Viewer } from "./rights.ts";
import { matchesTerms, termsOf } from "./terms.ts";

const superuser: Viewer = { id: "s", level: "superuser", channels: new Set() };
const staff: Viewer = { id: "t", level: "staff", channels: new Set() };
const operator: Viewer = {
  id: "o",
  level: "operator",
  channels: new Set([channelKey("net", "#dev")]),
};

const at = new Date("2026-01-01T00:00:00Z");
const line = (text: string, more: Partial<NewEvent> = {}): NewEvent => ({
  at,
  kind: "message",
  networkId: "net",
  channel: "#dev",
  nick: "ann",
  text,
  ...more,
});

const store = (db: Db, events: NewEvent[]) => inTransaction(db, (tx) => insertEvents(tx, events));

async function find(db: Db, query: Record<string, string>, viewer = superuser) {
  const { rows } = await listEvents(db, viewer, readFilter(new URLSearchParams(query)));
  return rows.map(({ text }) => text);
}

test("words, phrases, the unfinished last word and nicks are found over the whole history", async () => {
  const db = await freshDb();
  await store(db, [
    line("the netsplit was long"),
    line("good morning everybody"),
    line("morning, good people"),
    line("nothing", { nick: "Netsplitter" }),
  ]);
  expect(await find(db, { q: "netsplit" })).toEqual(["the netsplit was long", "nothing"]);
  expect(await find(db, { q: '"netsplit"' })).toEqual(["the netsplit was long"]);
  expect(await find(db, { q: '"good morning"' })).toEqual(["good morning everybody"]);
  expect(await find(db, { q: "morning good" })).toHaveLength(2);
  expect(await find(db, { q: "MORN" })).toHaveLength(2);
  expect(await find(db, { q: "morning nowhere" })).toEqual([]);
});

describe("whatever is typed is searched for, never obeyed", () => {
  const payloads = [
    '"',
    '""',
    '"unclosed',
    "a OR b",
    "NOT a",
    "a NEAR b",
    "NEAR(a b)",
    "nick:ann",
    "text : a",
    "a*",
    "*",
    "^a",
    "{text nick} : a",
    "- a",
    "a AND",
    "(",
    "')",
    '\'; DROP TABLE "Event"; --',
    "a' OR '1'='1",
    "a & b | !c",
    "a <-> b",
    "a:*",
    "\\",
    "\\'",
    "a\u0000b",
    "\u0001\u0002",
    "%",
    "_",
    "$1",
    "😀",
    "ｆｕｌｌ",
    "日本語",
    "a".repeat(5_000),
    '"a" '.repeat(100),
  ];
  test("every payload answers, and the log is whole afterwards", async () => {
    const db = await freshDb();
    await store(db, [line("plain words a b c"), line("rare")]);
    for (const q of payloads)
      expect(Array.isArray(await find(db, { q })), `searching for ${q}`).toBe(true);
    expect(await db.event.count()).toBe(2);
    // Operators of the search languages are words like any other.
    expect(await find(db, { q: "plain OR rare" })).toEqual([]);
    expect(await find(db, { q: "NOT rare" })).toEqual([]);
    expect(await find(db, { q: "nick:rare" })).toEqual([]);
  });

  test("any text at all", async () => {
    const db = await freshDb();
    await store(db, [line("one")]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (q) => {
        expect(Array.isArray(await find(db, { q }))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

test("a search tells nothing about what its reader may not read", async () => {
  const db = await freshDb();
  await store(db, [
    line("+b *!*@hidden.example", { kind: "mode" }),
    line("secret plan", { channel: "#other" }),
    line("password is hidden", { channel: undefined }),
    line("hidden in plain sight"),
  ]);
  expect(await find(db, { q: "hidden" }, operator)).toEqual(["hidden in plain sight"]);
  expect(await find(db, { q: "secret" }, operator)).toEqual([]);
  expect(await find(db, { q: "hidden" }, staff)).toEqual([
    "+b *!*@hidden.example",
    "hidden in plain sight",
  ]);
  expect(await find(db, { q: "password" }, staff)).toEqual([]);
});

test("filters by kind, group, channel, nick and network, however a name is cased", async () => {
  const db = await freshDb();
  await store(db, [
    line("one"),
    line("two", { nick: "Bob[x]" }),
    line("three", { channel: "#Ops" }),
    line("", { kind: "join" }),
    line("other", { networkId: "net2" }),
  ]);
  expect(await find(db, { kind: "talk" })).toEqual(["one", "two", "three", "other"]);
  expect(await find(db, { kind: "join,nonsense" })).toEqual([""]);
  expect(await find(db, { channel: "#OPS" })).toEqual(["three"]);
  expect(await find(db, { nick: "bOB{X}" })).toEqual(["two"]);
  expect(await find(db, { network: "net2" })).toEqual(["other"]);
  expect(await find(db, { network: "net", q: "o" })).toEqual(["one"]);
});

const ofModules: NewEvent[] = [
  line("quote add", { kind: "command", data: { module: "quotes", ms: 1 }, requestId: "r-1" }),
  line("seen", { kind: "command.failed", data: { module: "seen" }, severity: "warn" }),
  line("said", { data: { module: "quotes" } }),
  line("reloaded", { kind: "module", target: "quotes", requestId: "r-1" }),
  line("set aside", { kind: "module", target: "seen quotes tell", severity: "error" }),
  line("quotes-of-the-day", { kind: "module", target: "quotes-of-the-day" }),
];

test("filters by severity, module and request", async () => {
  const db = await freshDb();
  await store(db, ofModules);
  expect(await find(db, { severity: "warn" })).toEqual(["seen", "set aside"]);
  expect(await find(db, { severity: "error" })).toEqual(["set aside"]);
  expect(await find(db, { severity: "info" })).toHaveLength(6);
  expect(await find(db, { module: "quotes" })).toEqual(["quote add", "reloaded", "set aside"]);
  expect(await find(db, { module: "tell" })).toEqual(["set aside"]);
  expect(await find(db, { module: "quotes", kind: "commands" }, operator)).toEqual(["quote add"]);
  expect(await find(db, { module: "%" })).toHaveLength(6);
  expect(await find(db, { request: "r-1" })).toEqual(["quote add", "reloaded"]);
  expect(await find(db, { request: "r-" })).toEqual([]);
  expect(await find(db, { module: "quotes", q: "aside" })).toEqual(["set aside"]);
});

test("pages join without holes or repeats, searched or not", async () => {
  const db = await freshDb();
  await store(
    db,
    Array.from({ length: 1_230 }, (_, n) => line(n % 2 ? "needle" : "hay")),
  );
  for (const [query, total] of [
    ["", 1_230],
    ["needle", 615],
  ] as const) {
    const filter = readFilter(new URLSearchParams({ q: query }));
    const ids: number[] = [];
    let before: number | null = 2_147_483_647;
    do {
      const page = await listEvents(db, superuser, filter, { limit: 100, before });
      ids.unshift(...page.rows.map(({ id }) => id));
      before = page.before;
    } while (before !== null);
    expect(ids).toHaveLength(total);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(total);
    const exported: number[] = [];
    const read: Read = (work) => work(db);
    for await (const page of allEvents(read, superuser, filter, new AbortController().signal))
      exported.push(...page.map(({ id }) => id));
    expect(exported).toEqual(ids);
  }
});

test("a row that comes live fits a filter exactly when the list has it", async () => {
  const db = await freshDb();
  await store(db, [
    line("Good morning, café!"),
    line("good night", { nick: "Bob" }),
    line("", { kind: "join", channel: "#Ops" }),
    ...ofModules,
  ]);
  const all = await db.event.findMany({ orderBy: { id: "asc" } });
  for (const query of [
    { q: "good" },
    { q: "morn" },
    { q: '"good morning"' },
    { q: "bob" },
    { channel: "#ops" },
    { kind: "presence" },
    { nick: "BOB", q: "night" },
    { q: "!" },
    { severity: "warn" },
    { severity: "error", q: "aside" },
    { module: "quotes" },
    { module: "tell", severity: "warn" },
    { request: "r-1" },
  ])
    for (const viewer of "q" in query ? [superuser] : [superuser, operator]) {
      const filter = readFilter(new URLSearchParams(query));
      const matches = rowMatcher(filter);
      const seen = all.filter((event) => maySee(viewer, event));
      const live = seen.map((event) => seenBy(viewer.level, event, new Set())).filter(matches);
      const { rows } = await listEvents(db, viewer, filter);
      expect(
        live.map(({ id }) => id),
        `${viewer.level} ${JSON.stringify(query)}`,
      ).toEqual(rows.map(({ id }) => id));
    }
});

test.each([
  ["good morn", "Good morning", true],
  ["good morn ", "Good morning", false],
  ["orning", "Good morning", false],
  ['"morning good"', "good morning", false],
  ["cafe", "Café au lait", true],
  ["...", "...", false],
])("termsOf(%j) in %j: %s", (typed, text, found) => {
  expect(matchesTerms(termsOf(typed), text)).toBe(found);
});
