"use client";

import { useEffect, useEffectEvent } from "react";
import { subscribe } from "./stream/connection.ts";
import type { MessageName, StreamMessages, Topic } from "./stream/wire.ts";

/** Something that came by the stream, told apart by `name`. */
export type StreamEvent = {
  [Name in MessageName]: { readonly name: Name; readonly data: StreamMessages[Name] };
}[MessageName];

export interface StreamOptions {
  readonly topics: readonly Topic[];
  /** Filters of the log as in its address: `kind=talk&channel=%23dev`. */
  readonly filter?: string | undefined;
  /** Rows after this number; what the server rendered ends there. Without it, from now on. */
  readonly after?: number | undefined;
  /** Unset or true follows; false leaves the stream. */
  readonly enabled?: boolean | undefined;
  readonly onConnected?: ((connected: boolean) => void) | undefined;
}

const NAMES = [
  "log",
  "jobs",
  "token",
  "state",
  "waiting",
  "gap",
  "ready",
  "revoked",
] as const satisfies MessageName[];

/**
 * Follows the live stream: `useStream({ topics: ["token"] }, (event) => …)`. All uses on a page share one connection,
 * which resumes by itself after breaks; every row is handed over once.
 */
export function useStream(options: StreamOptions, onEvent: (event: StreamEvent) => void): void {
  const { filter, after, enabled = true } = options;
  const topics = options.topics.join(",");
  const received = useEffectEvent(onEvent);
  const connected = useEffectEvent((on: boolean) => options.onConnected?.(on));

  useEffect(() => {
    if (!enabled) return;
    const handlers = Object.fromEntries(
      NAMES.map((name) => [
        name,
        (data: StreamMessages[typeof name]) => received({ name, data } as StreamEvent),
      ]),
    );
    return subscribe({
      topics: topics.split(",") as Topic[],
      filter,
      after,
      handlers,
      onConnected: (on) => connected(on),
    });
  }, [topics, filter, after, enabled]);
}
