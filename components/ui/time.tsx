"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { cn } from "#components/cn";
import { useFormatter } from "#components/use-formatter";
import { useLocale, useWords } from "#components/use-words";
import { MINUTE } from "#core/time";

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

/** "2026-03-04 12:05", the same wherever it is rendered. */
function utc(date: Date): string {
  return date.toISOString().slice(0, 16).replace("T", " ");
}

/**
 * A moment in the reader's own time, in UTC on hover: in the zone of their profile, else in that of their browser, which
 * the server does not know and sends UTC instead.
 */
export function Time({ at, show = "datetime", className }: TimeProps) {
  const t = useWords("kit");
  const format = useFormatter();
  const { timeZone } = useLocale();
  const inBrowser = useInBrowser();
  const now = useNow(inBrowser && show === "relative");
  if (at === null) return <span className={className}>{t("never")}</span>;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return null;

  const inUtc = t("utc", { time: utc(date) });
  const local = () =>
    show === "relative" ? format.relativeTime(date, now) : format.dateTime(date, formats[show]);
  // The server knows the zone of a profile, but not what time it will be when the page is read.
  const isKnown = inBrowser || (timeZone !== undefined && show !== "relative");
  return (
    <time
      dateTime={date.toISOString()}
      title={inUtc}
      className={cn("whitespace-nowrap", className)}
      // Node and browsers may write the same language a little differently.
      suppressHydrationWarning
    >
      {isKnown ? local() : inUtc}
    </time>
  );
}
