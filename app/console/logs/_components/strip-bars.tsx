"use client";

import { useId } from "react";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";
import type { Bucket, Histogram } from "#core/events/histogram";
import { isUncounted, type Range, rangeOf } from "../_lib/strip.ts";
import { isChosen, useChoice } from "../_lib/use-choice.ts";

interface StripBarsProps {
  readonly histogram: Histogram;
  /** The strip goes on to now. */
  readonly isOpenEnded: boolean;
  readonly told: (index: number) => string;
  readonly onPoint: (index: number | null) => void;
  readonly onRange: (range: Range) => void;
}

/** Errors are told apart by more than their colour. */
const STRIPES = "repeating-linear-gradient(135deg, transparent 0 2px, var(--card) 2px 3px)";

/** The bars. Dragging over some, or arrow keys with Shift and then Enter, chooses their time. */
export function StripBars({ histogram, isOpenEnded, told, onPoint, onRange }: StripBarsProps) {
  const t = useWords("console");
  const id = useId();
  const { buckets } = histogram;
  const highest = Math.max(1, ...buckets.map(({ total }) => total));
  const { choice, handlers } = useChoice({
    count: buckets.length,
    onPoint,
    onApply: ({ anchor, at }) => onRange(rangeOf(histogram, anchor, at, isOpenEnded)),
  });
  return (
    <>
      <div
        role="listbox"
        aria-label={t("logs.strip.label")}
        aria-multiselectable="true"
        aria-orientation="horizontal"
        aria-describedby={`${id}hint`}
        aria-activedescendant={choice === null ? undefined : `${id}${choice.at}`}
        tabIndex={0}
        {...handlers}
        style={{ touchAction: "pan-y" }}
        className="flex h-10 cursor-crosshair items-stretch rounded-sm select-none sm:h-12"
      >
        {buckets.map((bucket, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a bucket is its place in time
            key={index}
            id={`${id}${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={isChosen(choice, index)}
            aria-label={told(index)}
            className={cn(
              "flex min-w-0 flex-1 flex-col justify-end px-px hover:bg-hover/70",
              isChosen(choice, index) && "bg-primary-soft",
            )}
          >
            <Bar bucket={bucket} highest={highest} uncounted={isUncounted(histogram, index)} />
          </div>
        ))}
      </div>
      <span id={`${id}hint`} className="sr-only">
        {t("logs.strip.hint")}
      </span>
    </>
  );
}

interface BarProps {
  readonly bucket: Bucket;
  readonly highest: number;
  readonly uncounted: boolean;
}

/** Errors stand at the foot, striped as well as red, and never thinner than can be seen. */
function Bar({ bucket: { total, errors }, highest, uncounted }: BarProps) {
  if (uncounted) return <span className="h-full bg-muted/60" />;
  if (total === 0) return <span className="h-px bg-border" />;
  const height = (count: number) => `${(count / highest) * 100}%`;
  return (
    <>
      {total > errors && (
        <span
          className="min-h-0.5 rounded-t-xs bg-primary/55 motion-safe:transition-[height]"
          style={{ height: height(total - errors) }}
        />
      )}
      {errors > 0 && (
        <span
          className="min-h-1 bg-danger motion-safe:transition-[height]"
          style={{ height: height(errors), backgroundImage: STRIPES }}
        />
      )}
    </>
  );
}
