"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { cn } from "#components/cn";
import { words } from "#components/words";
import { ago, MINUTE } from "#core/time";

const formats = {
  datetime: { dateStyle: "medium", timeStyle: "short" },
  date: { dateStyle: "medium" },
  time: { timeStyle: "medium" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

interface TimeProps {
  /** A moment as ISO 8601 text, milliseconds or Date; null reads "never". */
  readonly at: string | number | Date | null;
  readonly show?: keyof typeof formats | "relative" | undefined;
  readonly className?: string | undefined;
}

const nothing = () => () => {};

/** True once the browser has taken over; false while the server renders, and during hydration. */
function useInBrowser(): boolean {
  return useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
}

/** Draws anew every half minute, as long as `on`, and tells the time of the drawing. */
function useNow(on: boolean): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => setNow(new Date()), MINUTE / 2);
    return () => clearInterval(timer);
  }, [on]);
  return now;
}

/** "2026-03-04 12:05 UTC", the same wherever it is rendered. */
function utc(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** A moment in the reader's own time, in UTC on hover. The server, which does not know the zone, sends UTC. */
export function Time({ at, show = "datetime", className }: TimeProps) {
  const inBrowser = useInBrowser();
  const now = useNow(inBrowser && show === "relative");
  if (at === null) return <span className={className}>{words.never}</span>;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return null;

  const local = () =>
    show === "relative" ? ago(date, now) : date.toLocaleString(undefined, formats[show]);
  return (
    <time
      dateTime={date.toISOString()}
      title={utc(date)}
      className={cn("whitespace-nowrap", className)}
    >
      {inBrowser ? local() : utc(date)}
    </time>
  );
}
