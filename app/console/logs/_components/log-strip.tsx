"use client";

import { ZoomOut } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "#components/cn";
import { Button } from "#components/ui/button";
import { Time } from "#components/ui/time";
import { useFormatter } from "#components/use-formatter";
import { useWords } from "#components/use-words";
import type { Histogram } from "#core/events/histogram";
import { DAY } from "#core/time";
import { isUncounted, type Range, startOf, widened } from "../_lib/strip.ts";
import { useHistogram } from "../_lib/use-histogram.ts";
import { StripBars } from "./strip-bars.tsx";

interface LogStripProps {
  /** The filter as in the address. */
  readonly query: string;
  readonly onRange: (range: Range) => void;
}

/** How much happened when, above the log; a stretch of it becomes the time that the log shows. */
export function LogStrip({ query, onRange }: LogStripProps) {
  const t = useWords("console");
  const { histogram, counting } = useHistogram(query);
  const told = useBucketWords(histogram);
  const [pointed, setPointed] = useState<number | null>(null);
  if (!histogram)
    return (
      <Frame>
        <div className="h-10 sm:h-12" />
        <Caption>{counting ? t("logs.strip.counting") : t("logs.strip.failed")}</Caption>
      </Frame>
    );
  return (
    <Frame>
      <div className={cn("motion-safe:transition-opacity", counting && "opacity-50")}>
        <StripBars
          // Another stretch of time begins without a choice.
          key={`${histogram.since} ${histogram.bucketMs}`}
          histogram={histogram}
          isOpenEnded={!new URLSearchParams(query).has("until")}
          told={told}
          onPoint={setPointed}
          onRange={onRange}
        />
      </div>
      <Caption>
        <Time at={histogram.since} show={showFor(histogram)} />
        <span className="min-w-0 flex-1 truncate text-center max-sm:order-2 max-sm:text-left">
          {pointed === null ? <Summary histogram={histogram} /> : told(pointed)}
        </span>
        <Time at={histogram.until} show={showFor(histogram)} className="max-sm:ml-auto" />
        {/* On phones the words below have a line of their own, with the button at its end. */}
        <span className="order-1 h-0 basis-full sm:hidden" />
        <Button
          size="icon-sm"
          variant="ghost"
          className="-my-1 max-sm:order-2"
          aria-label={t("logs.strip.zoomOut")}
          title={t("logs.strip.zoomOut")}
          onClick={() => onRange(widened(histogram, Date.now()))}
        >
          <ZoomOut aria-hidden="true" />
        </Button>
      </Caption>
    </Frame>
  );
}

const Frame = ({ children }: { readonly children: ReactNode }) => (
  <div className="border-b border-border bg-card px-4 pt-2 pb-1 md:px-5">{children}</div>
);

const Caption = ({ children }: { readonly children: ReactNode }) => (
  <div className="mt-1 flex min-h-6 items-center gap-x-2 max-sm:flex-wrap text-xs text-muted-foreground tabular-nums">
    {children}
  </div>
);

/** Days are told apart by their date, shorter stretches by the clock. */
const showFor = ({ since, until }: Histogram) =>
  Date.parse(until) - Date.parse(since) > DAY ? "datetime" : "time";

function Summary({ histogram }: { readonly histogram: Histogram }) {
  const t = useWords("console");
  const { buckets, countedFrom } = histogram;
  const total = buckets.reduce((sum, one) => sum + one.total, 0);
  const errors = buckets.reduce((sum, one) => sum + one.errors, 0);
  return (
    <>
      {total === 0 ? t("logs.strip.none") : t("logs.strip.summary", { total, errors })}
      {countedFrom !== null && (
        <> · {t.rich("logs.strip.countedFrom", { time: () => <Time at={countedFrom} /> })}</>
      )}
    </>
  );
}

/** A bucket in words: its time and what is in it. */
function useBucketWords(histogram: Histogram | null): (index: number) => string {
  const t = useWords("console");
  const format = useFormatter();
  return (index) => {
    const bucket = histogram?.buckets[index];
    if (!histogram || !bucket) return "";
    const isLong = showFor(histogram) === "datetime";
    const moment = (at: number) =>
      format.dateTime(new Date(at), {
        ...(isLong ? { dateStyle: "short" } : {}),
        timeStyle: histogram.bucketMs < 60_000 ? "medium" : "short",
      });
    const from = moment(startOf(histogram, index));
    const to = moment(startOf(histogram, index + 1));
    if (isUncounted(histogram, index)) return t("logs.strip.notCounted", { from, to });
    return t("logs.strip.bucket", { from, to, ...bucket });
  };
}
