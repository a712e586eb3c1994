import { expect, test, vi } from "vitest";
import { EVENT_COLUMNS } from "#core/db/event-writer/columns";
import { freshDatabase, openTracked } from "#core/testing/database";
import { type EventWriter, Recorder } from "./recorder.ts";
import { createEventWriter } from "./writers.ts";

const at = new Date("2026-01-02T03:04:05.006Z");
const { kind, text } = places(EVENT_COLUMNS);
const textsOf = (batch: string): string[] =>
  (JSON.parse(batch) as string[][]).map((row) => `${row[kind]} ${row[text]}`);

function places<Name extends string>(columns: Readonly<Record<Name, unknown>>) {
  const names = Object.keys(columns) as Name[];
  return Object.fromEntries(names.map((name, place) => [name, place])) as Record<Name, number>;
}

const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

test("events are stored in order, folded, with tokens hidden", async () => {
  const url = await freshDatabase();
  const db = openTracked(url);
  const recorder = new Recorder({ writer: createEventWriter(url), log });
  for (let index = 0; index < 1_200; index++)
    recorder.record({
      at,
      kind: "message",
      networkId: "n",
      channel: "#Dev[1]",
      nick: "Ada",
      text: `${index}`,
    });
  recorder.record({
    at,
    kind: "message",
    networkId: "n",
    casemapping: "ascii",
    channel: "#Dev[1]",
    own: true,
    text: "stwr_00000000000000000000000000000000",
    data: { more: [1] },
  });
  await recorder.close();

  const rows = await db.event.findMany({ orderBy: { id: "asc" } });
  expect(rows).toHaveLength(1_201);
  expect(rows.slice(0, 1_200).map(({ text }) => Number(text))).toEqual([...Array(1_200).keys()]);
  expect(rows[0]).toMatchObject({
    at,
    channelFolded: "#dev{1}",
    nickFolded: "ada",
    own: false,
    data: null,
  });
  expect(rows.at(-1)).toMatchObject({
    channelFolded: "#dev[1]",
    own: true,
    text: "stwr_[secret]",
    data: { more: [1] },
  });
});

test("a text that no database stores as it is holds up nobody", async () => {
  const url = await freshDatabase();
  const db = openTracked(url);
  const recorder = new Recorder({ writer: createEventWriter(url), log });
  const texts = ["nul \0 nul", "half a pair \ud83d", "a whole one \u{1f600}", "\\u0000 as letters"];
  for (const text of texts) recorder.record({ at, kind: "message", text });
  await recorder.close();
  const rows = await db.event.findMany({ orderBy: { id: "asc" } });
  expect(rows.map(({ text }) => text)).toEqual([
    "nul \ufffd nul",
    "half a pair \ufffd",
    "a whole one \u{1f600}",
    "\\u0000 as letters",
  ]);
});

test("it says that it is behind while more comes in than is stored, and not when the database is away", async () => {
  vi.useFakeTimers();
  try {
    let finish = () => {};
    const write = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    const recorder = new Recorder({ writer: { write, close: async () => {} }, log });
    const say = (count: number) => {
      for (let n = 0; n < count; n++) recorder.record({ at, kind: "message", text: "x" });
    };
    say(3_000);
    expect(recorder.isBehind).toBe(false);
    await vi.advanceTimersByTimeAsync(30);
    say(4_000);
    expect(recorder.isBehind).toBe(true);
    finish();
    await vi.advanceTimersByTimeAsync(4_900);
    expect(recorder.isBehind).toBe(false);
    say(2_000);
    expect(recorder.isBehind).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(recorder.isBehind).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

test("a line by itself is stored soon; a busy channel takes few batches, and none waits long", async () => {
  vi.useFakeTimers();
  try {
    const batches: { readonly at: number; readonly texts: readonly string[] }[] = [];
    const begun = Date.now();
    const writer: EventWriter = {
      write: async (batch) => void batches.push({ at: Date.now() - begun, texts: textsOf(batch) }),
      close: async () => {},
    };
    const recorder = new Recorder({ writer, log });
    recorder.record({ at, kind: "message", text: "alone" });
    await vi.advanceTimersByTimeAsync(30);
    expect(batches).toEqual([{ at: 20, texts: ["message alone"] }]);
    for (let ms = 0; ms < 1_000; ms++) {
      recorder.record({ at, kind: "message", text: `${ms}` });
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(batches.length).toBeLessThan(35);
    const times = batches.map((batch) => batch.at);
    const waits = times.map((time, index) => time - (times[index - 1] ?? 0));
    expect(Math.max(...waits)).toBeLessThanOrEqual(60);
    await recorder.close();
    expect(batches.flatMap(({ texts }) => texts)).toHaveLength(1_001);
  } finally {
    vi.useRealTimers();
  }
});

test("what the log took can be found by its words", async () => {
  const url = await freshDatabase();
  const db = openTracked(url);
  const recorder = new Recorder({ writer: createEventWriter(url), log });
  recorder.record({ at, kind: "message", text: "the quick brown fox" });
  await recorder.close();
  const found = url.startsWith("file:")
    ? await db.$queryRaw`SELECT rowid FROM event_text WHERE event_text MATCH 'brown'`
    : await db.$queryRaw`SELECT id FROM "Event" WHERE to_tsvector('simple', text || ' ' || coalesce(nick, '')) @@ to_tsquery('simple', 'brown')`;
  expect(found).toHaveLength(1);
});

test("while the database is away the newest are kept, and a gap says how many were lost", async () => {
  vi.useFakeTimers();
  try {
    const stored: string[] = [];
    let away = true;
    const writer: EventWriter = {
      write: async (batch) => {
        if (away) throw new Error("away");
        stored.push(...textsOf(batch));
      },
      close: async () => {},
    };
    const recorder = new Recorder({ writer, log });
    for (let index = 0; index < 10_500; index++)
      recorder.record({ at, kind: "message", text: `${index}` });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(stored).toEqual([]);

    away = false;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(stored).toHaveLength(10_001);
    expect(stored[0]).toBe("gap 500 events were lost while the database was away");
    expect(stored[1]).toBe("message 500");
    expect(stored.at(-1)).toBe("message 10499");
    await recorder.close();
  } finally {
    vi.useRealTimers();
  }
});
