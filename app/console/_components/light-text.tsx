"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { useFormatter } from "#components/use-formatter";
import { useWords } from "#components/use-words";
import { sayLight } from "#core/status/light-words";
import type { Light } from "#core/status/lights";
import { HOUR, SECOND } from "#core/time";

/** What a light says: its sentence, the moment it speaks of, and the time to the next try. */
export function LightText({ light }: { readonly light: Light }) {
  const t = useWords("console");
  return (
    <>
      {sayLight(light, t).text}
      {light.at !== undefined && (
        <>
          {" "}
          <MomentOf at={light.at} />
        </>
      )}
      {light.nextAt !== undefined && <NextTry at={light.nextAt} />}
    </>
  );
}

const RECENT_MS = 12 * HOUR;

const CLOCK = { timeStyle: "short" } as const;
const DATED = { dateStyle: "medium", timeStyle: "short" } as const;
const nothing = () => () => {};

/** The time of day, with the date when it is long ago; UTC until the browser knows its zone. */
export function MomentOf({ at }: { readonly at: string }) {
  const kit = useWords("kit");
  const format = useFormatter();
  const words = useSyncExternalStore(
    nothing,
    () => {
      const moment = new Date(at);
      return format.dateTime(moment, Date.now() - moment.getTime() < RECENT_MS ? CLOCK : DATED);
    },
    () => at.slice(11, 16),
  );
  return (
    <time dateTime={at} title={kit("utc", { time: at.slice(0, 16).replace("T", " ") })}>
      {words}
    </time>
  );
}

function NextTry({ at }: { readonly at: string }) {
  const t = useWords("console");
  const [seconds, setSeconds] = useState<number>();
  useEffect(() => {
    const tick = () => setSeconds(Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / SECOND)));
    tick();
    const timer = setInterval(tick, SECOND);
    return () => clearInterval(timer);
  }, [at]);
  if (seconds === undefined) return null;
  return seconds > 0 ? t("home.nextTry", { seconds }) : t("home.tryingNow");
}
