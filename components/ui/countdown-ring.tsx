"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";
import type { Words } from "#core/words/translate";

interface CountdownRingProps {
  /** When it ends, as ISO text or milliseconds. */
  readonly endsAt: string | number;
  /** How long it lasted in all, in milliseconds; the full ring. */
  readonly totalMs: number;
  /** Called once, at the end. */
  readonly onEnd?: (() => void) | undefined;
  readonly className?: string | undefined;
}

const RADIUS = 7;
const LENGTH = 2 * Math.PI * RADIUS;
const ANNOUNCED_AT_SECONDS = 60;

/** Minutes and seconds left, as a ring and as text. Screen readers hear of it at one minute and at the end only. */
export function CountdownRing({ endsAt, totalMs, onEnd, className }: CountdownRingProps) {
  const t = useWords("kit");
  const end = new Date(endsAt).getTime();
  const [left, setLeft] = useState<number>();
  const ended = useEffectEvent(() => onEnd?.());

  useEffect(() => {
    function tick() {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      setLeft(rest);
      if (rest > 0) return;
      clearInterval(timer);
      ended();
    }
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [end]);

  const share = left === undefined ? 1 : Math.min(1, (left * 1000) / totalMs);
  const urgent = left !== undefined && left <= ANNOUNCED_AT_SECONDS;
  return (
    <span className={cn("inline-flex items-center gap-1.5", urgent && "text-warning", className)}>
      <svg viewBox="0 0 18 18" aria-hidden="true" className="size-4.5 -rotate-90">
        <circle cx="9" cy="9" r={RADIUS} fill="none" stroke="var(--border)" strokeWidth="2.5" />
        <circle
          cx="9"
          cy="9"
          r={RADIUS}
          fill="none"
          className={urgent ? "stroke-current" : "stroke-primary"}
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeDasharray={LENGTH}
          strokeDashoffset={LENGTH * (1 - share)}
        />
      </svg>
      <span aria-hidden="true">{left === undefined ? "–:––" : clock(left)}</span>
      <span role="status" className="sr-only">
        {announcement(left, t)}
      </span>
    </span>
  );
}

function announcement(left: number | undefined, t: Words<"kit">): string {
  if (left === undefined || left > ANNOUNCED_AT_SECONDS) return "";
  return left === 0 ? t("expired") : t("secondsLeft", { seconds: ANNOUNCED_AT_SECONDS });
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
