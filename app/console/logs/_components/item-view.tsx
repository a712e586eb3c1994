"use client";

import type { ReactNode } from "react";
import { cn } from "#components/cn";
import { Button } from "#components/ui/button";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";
import type { LogRow } from "#core/events/rights";
import type { Fold } from "../_lib/folds.ts";
import type { Item } from "../_lib/log-items.ts";
import { FoldLine } from "./fold-line.tsx";
import { LogLine } from "./log-line.tsx";

interface ItemViewProps {
  readonly item: Item | Fold;
  readonly networks: Readonly<Record<string, string>>;
  readonly onOpen: (row: LogRow) => void;
  readonly onFill: (gap: { readonly from: number; readonly to: number }) => void;
  /** Opens and closes a run of rows; not needed where none are folded. */
  readonly onToggle?: ((key: string) => void) | undefined;
  /** The row an address points at. */
  readonly marked?: number | undefined;
}

/** One line of the list, with the date above it where a day begins. */
export function ItemView(props: ItemViewProps) {
  const t = useWords("console");
  const { item } = props;
  if (item.type === "gap")
    return (
      <Divider tone="warning">
        <span>{t("logs.rowsMissingHere")}</span>
        <Button size="sm" variant="link" onClick={() => props.onFill(item)}>
          {t("logs.loadThem")}
        </Button>
      </Divider>
    );
  return (
    <>
      {item.day !== null && (
        <Divider>
          <Time at={item.day} show="date" />
        </Divider>
      )}
      {item.type === "fold" ? (
        <FoldLine fold={item} onToggle={() => props.onToggle?.(item.key)} />
      ) : (
        <Line {...props} item={item} />
      )}
    </>
  );
}

interface LineProps extends ItemViewProps {
  readonly item: Exclude<Item, { type: "gap" }>;
}

function Line({ item, networks, onOpen, marked }: LineProps) {
  const t = useWords("console");
  const { row } = item;
  switch (item.type) {
    case "lost":
      return (
        <Divider tone="warning">
          <Time at={row.at} show="time" /> {row.text || t("logs.someEventsRecorded")}
        </Divider>
      );
    case "restart":
      return (
        <Divider>
          {t.rich("logs.botStarted", { time: () => <Time at={row.at} show="time" /> })}
        </Divider>
      );
    case "row":
      return <RowView row={row} networks={networks} onOpen={onOpen} marked={marked === row.id} />;
  }
}

interface RowViewProps extends Pick<ItemViewProps, "networks" | "onOpen"> {
  readonly row: LogRow;
  readonly marked: boolean;
}

function RowView({ row, networks, onOpen, marked }: RowViewProps) {
  return (
    <article
      data-row={row.id}
      tabIndex={-1}
      aria-current={marked || undefined}
      onClick={(event) => {
        if (!isReading(event.target)) onOpen(row);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") onOpen(row);
      }}
      className={cn(
        "cursor-default hover:bg-hover/60 focus-visible:bg-hover focus-visible:-outline-offset-2",
        row.severity === "error" && "bg-danger-soft/60",
        marked && "bg-primary-soft outline outline-primary/40 -outline-offset-1",
      )}
    >
      <LogLine row={row} network={row.networkId ? networks[row.networkId] : undefined} />
    </article>
  );
}

/** A click that follows a link or ends a selection is not a wish for details. */
function isReading(target: EventTarget): boolean {
  if (target instanceof Element && target.closest("a")) return true;
  return getSelection()?.isCollapsed === false;
}

function Divider({ children, tone }: { readonly children: ReactNode; readonly tone?: "warning" }) {
  return (
    <div
      className={cn(
        "flex items-center gap-3 px-4 py-1.5 text-xs text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border md:px-5",
        tone === "warning" && "text-warning",
      )}
    >
      <span className="flex flex-wrap items-center gap-2">{children}</span>
    </div>
  );
}
