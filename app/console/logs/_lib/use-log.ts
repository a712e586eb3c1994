"use client";

import { useEffect, useEffectEvent, useReducer, useRef, useState } from "react";
import { useWords } from "#components/use-words";
import { useStream } from "#web/use-stream";
import { type Entry, logReducer, type Page, rowEntry, startOf } from "./log-state.ts";

const FRAME_MS = 16;
const BUSY_MS = 100;
/** A search goes on by itself until so many rows are there, or so much time is over. */
const ENOUGH_ROWS = 150;
const SEARCH_MS = 30_000;
/** Rows in one frame that mean more than 50 a second. */
const BUSY_ROWS = 5;

interface LogOptions {
  readonly initial: Page;
  /** The newest number when the page was made. */
  readonly after: number;
  /** The filter as in the address. */
  readonly query: string;
}

/** The rows of the log page: what the server sent, what comes live, what is loaded on the way back. */
export function useLog({ initial, after, query }: LogOptions) {
  const t = useWords("console");
  const [state, dispatch] = useReducer(logReducer, { query, page: initial }, startOf);
  const [problem, setProblem] = useState<string | null>(null);
  const [loading, setLoading] = useState(false);
  const [connected, setConnected] = useState(false);
  /** What waits for the next frame, with the filters it came under. */
  const queue = useRef<{ query: string; entries: Entry[] }>({ query, entries: [] });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wait = useRef(FRAME_MS);

  if (state.query !== query) dispatch({ type: "reset", query, page: initial });

  function arrive(entry: Entry) {
    if (queue.current.query !== query) queue.current = { query, entries: [] };
    queue.current.entries.push(entry);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const came = queue.current;
      queue.current = { query: came.query, entries: [] };
      wait.current = came.entries.length > BUSY_ROWS ? BUSY_MS : FRAME_MS;
      dispatch({ type: "arrived", ...came });
    }, wait.current);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  useStream({ topics: ["log"], filter: query, after, onConnected: setConnected }, (event) => {
    if (event.name === "log") arrive(rowEntry(event.data));
    if (event.name === "gap") arrive({ type: "gap", ...event.data });
  });

  const asking = useRef<AbortController>(undefined);
  async function load(before: number, done: (page: Page) => void) {
    if (asking.current) return;
    const mine = new AbortController();
    asking.current = mine;
    setLoading(true);
    setProblem(null);
    try {
      done(await fetchPage(query, before, mine.signal));
    } catch (error) {
      // Told to the reader with a way to try again; the server has logged the cause.
      if (!mine.signal.aborted)
        setProblem(error instanceof Refused ? error.message : t("logs.earlierRowsCould"));
    } finally {
      if (asking.current === mine) {
        asking.current = undefined;
        setLoading(false);
      }
    }
  }
  const stop = () => {
    asking.current?.abort();
    asking.current = undefined;
    setLoading(false);
  };

  const loadBefore = (before: number) =>
    void load(before, (page) => dispatch({ type: "earlier", from: before, page }));
  const loadEarlier = () => state.before !== null && loadBefore(state.before);

  const [search, setSearch] = useState({ query: "", until: 0 });
  const { before } = state;
  const searching =
    state.searchedTo !== null &&
    problem === null &&
    state.entries.length < ENOUGH_ROWS &&
    search.query === query &&
    search.until > 0;
  const goOn = useEffectEvent((from: number) => {
    if (Date.now() > search.until) setSearch({ query, until: 0 });
    else loadBefore(from);
  });
  // Another search, or none: the server hears that nobody waits for this one.
  useEffect(() => {
    setSearch({ query, until: Date.now() + SEARCH_MS });
    return () => {
      asking.current?.abort();
      asking.current = undefined;
      setLoading(false);
      setProblem(null);
    };
  }, [query]);
  useEffect(() => {
    if (searching && before !== null) goOn(before);
  }, [searching, before]);

  return {
    state,
    problem,
    loading,
    connected,
    follow: () => dispatch({ type: "follow" }),
    pause: () => dispatch({ type: "pause" }),
    searching,
    stopSearch: () => {
      setSearch({ query, until: 0 });
      stop();
    },
    goOnSearching: () => setSearch({ query, until: Date.now() + SEARCH_MS }),
    loadEarlier,
    fill: (gap: { readonly from: number; readonly to: number }) =>
      void load(gap.to + 1, (page) => dispatch({ type: "filled", gap, page })),
  };
}

export type Log = ReturnType<typeof useLog>;

/** What the server says instead of rows, in words for the reader. */
class Refused extends Error {}

async function fetchPage(query: string, before: number, signal: AbortSignal): Promise<Page> {
  const answer = await fetch(`/console/logs/older?${query}&before=${before}`, {
    cache: "no-store",
    signal,
  });
  if (answer.ok) return (await answer.json()) as Page;
  const { error } = (await answer.json()) as { readonly error?: string };
  throw error === undefined ? new Error(`status ${answer.status}`) : new Refused(error);
}
