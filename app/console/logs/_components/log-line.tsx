"use client";

import { cn } from "#components/cn";
import { IrcText } from "#components/ui/irc-text";
import { useWords } from "#components/use-words";
import type { LogRow } from "#core/events/rights";
import { tellEvent } from "../_lib/event-words.ts";
import { KindIcon } from "./kind-icon.tsx";
import { RowTime } from "./row-time.tsx";

interface LogLineProps {
  readonly row: LogRow;
  /** Shown before the channel when there are several networks. */
  readonly network?: string | undefined;
  readonly className?: string | undefined;
}

/** One event: when, what kind, where, who, what. Two lines on phones. */
export function LogLine({ row, network, className }: LogLineProps) {
  const t = useWords("console");
  const { lead, text, quiet } = tellEvent(row, t);
  return (
    <div
      className={cn(
        "grid grid-cols-[auto_auto_minmax(0,1fr)] items-baseline gap-x-2 px-4 py-1 text-base sm:grid-cols-[4rem_0.875rem_7.5rem_minmax(0,1fr)] md:px-5",
        className,
      )}
    >
      <RowTime at={row.at} />
      <span className="translate-y-0.5">
        <KindIcon kind={row.kind} severity={row.severity} />
      </span>
      <span className="flex min-w-0 gap-1.5 text-sm text-muted-foreground">
        <bdi className="truncate" title={row.channel ?? network}>
          {row.channel ?? network ?? ""}
        </bdi>
        {row.nick !== null && (
          <Who row={row} className="truncate font-semibold text-foreground sm:hidden" />
        )}
      </span>
      <span
        className={cn("min-w-0 max-sm:col-span-3 max-sm:pb-0.5", quiet && "text-muted-foreground")}
      >
        {row.nick !== null && (
          <Who row={row} className="mr-2 font-semibold text-foreground max-sm:hidden" />
        )}
        {lead && <bdi className="mr-1">{lead}</bdi>}
        <IrcText text={text} className={cn(row.kind === "action" && "italic")} />
      </span>
    </div>
  );
}

function Who({ row, className }: { readonly row: LogRow; readonly className: string }) {
  return (
    <bdi
      title={row.userHost === null ? undefined : `${row.nick}!${row.userHost}`}
      className={cn(row.own && "text-primary", className)}
    >
      {row.kind === "action" ? `* ${row.nick}` : row.nick}
    </bdi>
  );
}
