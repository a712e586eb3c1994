"use client";

import { X } from "lucide-react";
import { Button } from "#components/ui/button";
import { useFormatter } from "#components/use-formatter";
import { useWords } from "#components/use-words";
import type { FilterParams } from "#core/events/filter-address";

interface RangeChipProps {
  readonly params: FilterParams;
  readonly onClear: () => void;
}

/** The time that the log is narrowed to, and the way back to all of it. */
export function RangeChip({ params: { since, until }, onClear }: RangeChipProps) {
  const t = useWords("console");
  const format = useFormatter();
  const told = (moment: string) => {
    const date = new Date(moment);
    if (Number.isNaN(date.getTime())) return "?";
    return format.dateTime(date, { dateStyle: "short", timeStyle: "short" });
  };
  const text = () => {
    if (since && until) return t("logs.strip.range", { from: told(since), to: told(until) });
    if (since) return t("logs.strip.since", { from: told(since) });
    return until && t("logs.strip.until", { to: told(until) });
  };
  const shown = text();
  if (!shown) return null;
  return (
    <Button size="sm" variant="secondary" onClick={onClear}>
      {/* The server may not know the reader's zone. */}
      <span suppressHydrationWarning>{shown}</span>
      <X aria-hidden="true" />
      <span className="sr-only">{t("logs.removeFilter")}</span>
    </Button>
  );
}
