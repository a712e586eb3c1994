"use client";

import { useSyncExternalStore } from "react";

const nothing = () => () => {};

const clock = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hour12: false,
});

/** A row's time of day: local once the browser has taken over, UTC before; the whole moment on hover. */
export function RowTime({ at }: { readonly at: string }) {
  const local = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
  return (
    <time
      dateTime={at}
      title={`${at.slice(0, 10)} ${at.slice(11, 19)} UTC`}
      className="text-xs text-muted-foreground"
    >
      {local ? clock.format(new Date(at)) : at.slice(11, 19)}
    </time>
  );
}
