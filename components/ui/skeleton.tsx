"use client";

import { cn } from "#components/cn";
import { useWords } from "#components/use-words";

/** A grey place for something on its way. Give it the size of what will come. */
export function Skeleton({ className }: { readonly className?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={cn("block h-4 animate-pulse rounded-md bg-foreground/8", className)}
    />
  );
}

/** A block of lines on their way, announced once. For `loading.tsx`. */
export function SkeletonLines({ lines = 5 }: { readonly lines?: number | undefined }) {
  const t = useWords("kit");
  const widths = ["w-11/12", "w-4/5", "w-full", "w-3/5", "w-5/6"];
  return (
    <div role="status" className="space-y-3">
      <span className="sr-only">{t("loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity and never move
        <Skeleton key={line} className={widths[line % widths.length]} />
      ))}
    </div>
  );
}
