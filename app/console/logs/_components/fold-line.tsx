"use client";

import { ChevronRight } from "lucide-react";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";
import { countFold, type Fold } from "../_lib/folds.ts";
import { RowTime } from "./row-time.tsx";

interface FoldLineProps {
  readonly fold: Fold;
  readonly onToggle: () => void;
}

/** A run of people coming and going: how many, and who. Opens to the rows themselves. */
export function FoldLine({ fold: { key, rows, open }, onToggle }: FoldLineProps) {
  const t = useWords("console");
  const { joins, parts, quits, nicks, channel } = countFold(rows);
  const [first] = rows;
  const counts = [
    joins > 0 && t("logs.folded.joins", { count: joins }),
    parts > 0 && t("logs.folded.parts", { count: parts }),
    quits > 0 && t("logs.folded.quits", { count: quits }),
  ];
  return (
    <button
      type="button"
      data-row={`fold-${key}`}
      aria-expanded={open}
      onClick={onToggle}
      className="grid w-full grid-cols-[auto_auto_minmax(0,1fr)] items-baseline gap-x-2 px-4 py-1 text-left text-base text-muted-foreground hover:bg-hover/60 focus-visible:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[4rem_0.875rem_7.5rem_minmax(0,1fr)] md:px-5"
    >
      {first && <RowTime at={first.at} />}
      <ChevronRight
        aria-hidden="true"
        className={cn("size-3.5 translate-y-0.5", open && "rotate-90")}
      />
      <bdi className="truncate text-sm">{channel ?? ""}</bdi>
      <span className="min-w-0 truncate max-sm:col-span-3 max-sm:pb-0.5">
        {counts.filter(Boolean).join(", ")}
        {nicks.length > 0 && (
          <>
            : <bdi>{nicks.join(", ")}</bdi>
          </>
        )}
      </span>
    </button>
  );
}
