"use client";

import { createContext, type ReactNode, use, useEffect, useEffectEvent, useState } from "react";
import type { WaitingItem } from "#core/status/waiting";
import { useStream } from "#web/use-stream";
import { seeWaiting } from "../../waiting/actions.ts";
import { nameOf } from "./waiting-list.tsx";

interface WaitingNow {
  readonly items: readonly WaitingItem[];
  /** How many things the reader was not shown yet, on this page or another. */
  readonly fresh: number;
  /** The lines that were new when the list was opened. */
  readonly marked: ReadonlySet<string>;
  /** The list is before the reader's eyes, or not any more. */
  readonly show: (shown: boolean) => void;
}

const Context = createContext<WaitingNow>({
  items: [],
  fresh: 0,
  marked: new Set(),
  show: () => {},
});

/** What waits for the reader, kept up to date; nothing outside the provider. */
export const useWaiting = () => use(Context);

interface WaitingProviderProps {
  readonly initial: readonly WaitingItem[];
  readonly children: ReactNode;
}

/** Follows what waits for the reader, and remembers what they were shown. */
export function WaitingProvider({ initial, children }: WaitingProviderProps) {
  const [items, setItems] = useState(initial);
  const [shown, setShown] = useState(false);
  const [seenUpTo, setSeenUpTo] = useState("");
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  useStream({ topics: ["waiting"] }, (event) => {
    if (event.name === "waiting") setItems(event.data);
  });

  const unseen = items.filter(({ fresh, at }) => fresh > 0 && at > seenUpTo);
  const newest =
    unseen
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? "";

  const look = useEffectEvent(() => {
    setMarked((before) => new Set([...before, ...unseen.map(nameOf)]));
    setSeenUpTo(newest);
    void keepSeen(newest);
  });
  useEffect(() => {
    if (shown && newest !== "") look();
  }, [shown, newest]);

  function show(next: boolean) {
    if (next) setMarked(new Set());
    setShown(next);
  }

  const fresh = unseen.reduce((sum, item) => sum + item.fresh, 0);
  return <Context value={{ items, fresh, marked, show }}>{children}</Context>;
}

async function keepSeen(upTo: string): Promise<void> {
  const form = new FormData();
  form.set("upTo", upTo);
  try {
    await seeWaiting({ status: "idle" }, form);
  } catch {
    // Without the server they are new once more on the next page; nothing is lost by that.
  }
}
