"use client";

import type { ReactNode } from "react";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";

export type Light = "ok" | "warn" | "bad" | "unknown";

const color: Readonly<Record<Light, string>> = {
  ok: "text-success",
  warn: "text-warning",
  bad: "text-danger",
  unknown: "text-muted-foreground",
};

interface StatusLightProps {
  readonly state: Light;
  /** What the light stands for and how it is, such as "IRC: connected". Falls back to one word. */
  readonly children?: ReactNode;
  /** Leaves only the mark to the eye; the text stays for screen readers and on hover. */
  readonly bare?: boolean | undefined;
  readonly title?: string | undefined;
  readonly className?: string | undefined;
}

/** A state at a glance: disc, triangle, cross or ring, so that it can be told without colour. */
export function StatusLight({ state, children, bare, title, className }: StatusLightProps) {
  const t = useWords("kit");
  const text = children ?? t(`lights.${state}`);
  return (
    <span title={title} className={cn("inline-flex items-start gap-1.5", className)}>
      <svg
        viewBox="0 0 12 12"
        aria-hidden="true"
        // In the middle of the first line, however many there are and whatever size they have.
        className={cn("mt-[calc(0.5lh-0.375rem)] size-3 shrink-0 overflow-visible", color[state])}
      >
        <Mark state={state} />
      </svg>
      <span className={bare ? "sr-only" : "min-w-0"}>{text}</span>
    </span>
  );
}

function Mark({ state }: { readonly state: Light }) {
  switch (state) {
    case "ok":
      return (
        <>
          <circle cx="6" cy="6" r="6" fill="currentColor" opacity="0.22" />
          <circle cx="6" cy="6" r="3.5" fill="currentColor" />
        </>
      );
    case "warn":
      return <path d="M6 .9 11.6 11H.4Z" fill="currentColor" />;
    case "bad":
      return (
        <>
          <rect width="12" height="12" rx="2.5" fill="currentColor" />
          <path d="m3.6 3.6 4.8 4.8m0-4.8-4.8 4.8" stroke="var(--card)" strokeWidth="1.8" />
        </>
      );
    case "unknown":
      return (
        <circle
          cx="6"
          cy="6"
          r="4.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeDasharray="2.4 2.3"
        />
      );
  }
}
