"use client";

import { useSyncExternalStore } from "react";
import { useFormatter } from "#components/use-formatter";
import { useWords } from "#components/use-words";

const nothing = () => () => {};

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false } as const;

/** A row's time of day: local once the browser has taken over, UTC before; the whole moment on hover. */
export function RowTime({ at }: { readonly at: string }) {
  const t = useWords("kit");
  const format = useFormatter();
  const local = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
  return (
    <time
      dateTime={at}
      title={t("utc", { time: `${at.slice(0, 10)} ${at.slice(11, 19)}` })}
      className="text-xs text-muted-foreground"
    >
      {local ? format.dateTime(new Date(at), CLOCK) : at.slice(11, 19)}
    </time>
  );
}
