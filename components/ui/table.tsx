"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";

interface TableProps extends ComponentProps<"table"> {
  /** Names the table for screen readers; shown above it with `showCaption`. */
  readonly caption: ReactNode;
  readonly showCaption?: boolean | undefined;
}

/**
 * A table from 640 px up; below, each row becomes a card whose lines are named by `label` of its cells. Scrolls
 * sideways inside itself, never the page.
 */
export function Table({ caption, showCaption = false, className, children, ...props }: TableProps) {
  return (
    <div className="w-full min-w-0 overflow-x-auto">
      <table
        {...props}
        className={cn("w-full border-collapse text-left text-base max-sm:block", className)}
      >
        <caption
          className={showCaption ? "px-4 py-2 text-left text-sm text-muted-foreground" : "sr-only"}
        >
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead {...props} className={cn("border-b border-border max-sm:sr-only", className)} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody {...props} className={cn("divide-y divide-border max-sm:block", className)} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      {...props}
      className={cn(
        "transition-colors hover:bg-hover/60 aria-selected:bg-primary-soft max-sm:block max-sm:px-4 max-sm:py-3",
        className,
      )}
    />
  );
}

const align = { left: "", right: "sm:text-right", center: "sm:text-center" } as const;
type Align = keyof typeof align;

type HeadCellProps = Omit<ComponentProps<"th">, "align"> & {
  readonly align?: Align | undefined;
  readonly sort?: "ascending" | "descending" | undefined;
};

export function TableHeadCell({ className, align: at = "left", sort, ...props }: HeadCellProps) {
  const t = useWords("kit");
  const Arrow = sort === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sort}
      {...props}
      className={cn(
        "h-9 px-3 text-xs font-medium whitespace-nowrap text-muted-foreground first:pl-4 last:pr-4 md:first:pl-5 md:last:pr-5",
        align[at],
        className,
      )}
    >
      {props.children}
      {sort && (
        <Arrow
          className="ml-1 inline size-3 align-[-1px]"
          aria-label={sort === "ascending" ? t("sortedUp") : t("sortedDown")}
        />
      )}
    </th>
  );
}

type CellProps = Omit<ComponentProps<"td">, "align"> & {
  readonly align?: Align | undefined;
  /** The column's name, shown before the value on phones. Leave away for the cell that titles the row. */
  readonly label?: string | undefined;
  /** Titles the row: bold, and on phones the card's first line. */
  readonly primary?: boolean | undefined;
  /** Buttons at the end of the row. */
  readonly actions?: boolean | undefined;
};

export function TableCell(props: CellProps) {
  const { className, align: at = "left", label, primary, actions, children, ...rest } = props;
  return (
    <td
      {...rest}
      data-label={label}
      className={cn(
        "px-3 py-cell align-middle first:pl-4 last:pr-4 md:first:pl-5 md:last:pr-5 max-sm:block max-sm:px-0! max-sm:py-1",
        label !== undefined &&
          "max-sm:grid max-sm:grid-cols-[minmax(6rem,30%)_minmax(0,1fr)] max-sm:items-baseline max-sm:gap-x-3 max-sm:before:text-sm max-sm:before:text-muted-foreground max-sm:before:content-[attr(data-label)]",
        align[at],
        primary && "font-medium",
        actions && "max-sm:pt-2 sm:w-px sm:text-right sm:whitespace-nowrap",
        className,
      )}
    >
      {label === undefined && !actions ? children : <Wrapped actions={actions}>{children}</Wrapped>}
    </td>
  );
}

/** Keeps what is inside a cell in one grid column, however many pieces it has. */
function Wrapped({ actions, children }: Pick<CellProps, "actions" | "children">) {
  return (
    <div
      className={cn(
        "min-w-0",
        actions &&
          "flex items-center gap-1.5 max-sm:flex-wrap max-sm:*:border-input/60 sm:justify-end",
      )}
    >
      {children}
    </div>
  );
}
