"use client";

import { useEffect, useState } from "react";
import { Time } from "#components/ui/time";
import type { Light } from "#core/status/lights";
import { SECOND } from "#core/time";

/** What a light says: its sentence, the moment it speaks of, and the time to the next try. */
export function LightText({ light }: { readonly light: Light }) {
  return (
    <>
      {light.text}
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

const DAY_MS = 86_400_000;

/** The time of day, and the date with it when that was another day. */
function MomentOf({ at }: { readonly at: string }) {
  const recent = Date.now() - new Date(at).getTime() < DAY_MS / 2;
  return <Time at={at} show={recent ? "time" : "datetime"} />;
}

function NextTry({ at }: { readonly at: string }) {
  const [seconds, setSeconds] = useState<number>();
  useEffect(() => {
    const tick = () => setSeconds(Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / SECOND)));
    tick();
    const timer = setInterval(tick, SECOND);
    return () => clearInterval(timer);
  }, [at]);
  if (seconds === undefined) return null;
  return <>{seconds > 0 ? `, next in ${seconds} s` : ", trying now"}</>;
}
