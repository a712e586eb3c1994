"use client";

import { useEffect, useState } from "react";
import type { Histogram } from "#core/events/histogram";

const REFRESH_MS = 30_000;

interface Counted {
  readonly query: string;
  readonly histogram: Histogram | null;
}

/** The counts for the log's address: fetched anew with each other address, and now and then while somebody looks. */
export function useHistogram(query: string): {
  /** What is shown; of the address before while the new one is being counted. Null before the first, and when it failed. */
  readonly histogram: Histogram | null;
  readonly counting: boolean;
} {
  const [counted, setCounted] = useState<Counted>();
  useEffect(() => {
    const leaving = new AbortController();
    const count = async () => {
      const histogram = await fetchHistogram(query, leaving.signal);
      if (!leaving.signal.aborted) setCounted({ query, histogram });
    };
    void count();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void count();
    }, REFRESH_MS);
    return () => {
      leaving.abort();
      clearInterval(timer);
    };
  }, [query]);
  return { histogram: counted?.histogram ?? null, counting: counted?.query !== query };
}

async function fetchHistogram(query: string, signal: AbortSignal): Promise<Histogram | null> {
  try {
    const answer = await fetch(`/console/logs/histogram?${query}`, { cache: "no-store", signal });
    return answer.ok ? ((await answer.json()) as Histogram) : null;
  } catch {
    // Left, or cut off: the strip says that nothing was counted, and tries again by itself.
    return null;
  }
}
