"use client";

import { useEffect, useReducer, useRef, useState } from "react";
import { useWords } from "#components/use-words";
import { useStream } from "#web/use-stream";
import { type Entry, logReducer, type Page, rowEntry, startOf } from "./log-state.ts";

const FRAME_MS = 16;
const BUSY_MS = 100;
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
  const queue = useRef<Entry[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wait = useRef(FRAME_MS);

  if (state.query !== query) dispatch({ type: "reset", query, page: initial });

  function arrive(entry: Entry) {
    queue.current.push(entry);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const entries = queue.current;
      queue.current = [];
      wait.current = entries.length > BUSY_ROWS ? BUSY_MS : FRAME_MS;
      dispatch({ type: "arrived", query, entries });
    }, wait.current);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  useStream({ topics: ["log"], filter: query, after, onConnected: setConnected }, (event) => {
    if (event.name === "log") arrive(rowEntry(event.data));
    if (event.name === "gap") arrive({ type: "gap", ...event.data });
  });

  async function load(before: number, done: (page: Page) => void) {
    if (loading) return;
    setLoading(true);
    setProblem(null);
    try {
      done(await fetchPage(query, before));
    } catch {
      // Told to the reader with a way to try again; the server has logged the cause.
      setProblem(t("logs.earlierRowsCould"));
    } finally {
      setLoading(false);
    }
  }

  return {
    state,
    problem,
    loading,
    connected,
    follow: () => dispatch({ type: "follow" }),
    pause: () => dispatch({ type: "pause" }),
    loadEarlier: () =>
      state.before === null
        ? undefined
        : void load(state.before, (page) => dispatch({ type: "earlier", page })),
    fill: (gap: { readonly from: number; readonly to: number }) =>
      void load(gap.to + 1, (page) => dispatch({ type: "filled", gap, page })),
  };
}

export type Log = ReturnType<typeof useLog>;

async function fetchPage(query: string, before: number): Promise<Page> {
  const answer = await fetch(`/console/logs/older?${query}&before=${before}`, {
    cache: "no-store",
  });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return (await answer.json()) as Page;
}
