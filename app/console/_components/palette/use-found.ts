"use client";

import { useEffect, useState } from "react";
import type { Found } from "#core/find/find";

const TYPING_MS = 120;

interface Answer {
  readonly typed: string;
  /** Null when the server could not be asked: pages are found all the same. */
  readonly found: Found | null;
}

/** What the server knows under these letters, once they stand still; asked anew whenever `active` becomes true. The last answer stays until there is a new one. */
export function useFound(
  typed: string,
  active: boolean,
): { readonly found: Found | null; readonly busy: boolean } {
  const [answer, setAnswer] = useState<Answer>({ typed: "", found: null });
  useEffect(() => {
    if (!active) return;
    const going = new AbortController();
    const look = async () => {
      const found = typed === "" ? null : await ask(typed, going.signal);
      if (!going.signal.aborted) setAnswer({ typed, found });
    };
    const timer = setTimeout(() => void look(), TYPING_MS);
    return () => {
      clearTimeout(timer);
      going.abort();
    };
  }, [typed, active]);
  return { found: typed === "" ? null : answer.found, busy: answer.typed !== typed };
}

async function ask(typed: string, signal: AbortSignal): Promise<Found | null> {
  try {
    const address = `/console/find?${new URLSearchParams({ q: typed })}`;
    const answer = await fetch(address, { signal });
    return answer.ok ? ((await answer.json()) as Found) : null;
  } catch {
    // Typed on, or no server: the pages can be chosen without it.
    return null;
  }
}
