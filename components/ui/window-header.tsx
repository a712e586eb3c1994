"use client";

import { X } from "lucide-react";
import type { ComponentType, ReactElement, ReactNode } from "react";
import { cn } from "#components/cn";
import { Button } from "#components/ui/button";
import { useWords } from "#components/use-words";

type TextPart = ComponentType<{ readonly className: string; readonly children: ReactNode }>;
type ClosePart = ComponentType<{
  readonly "aria-label": string;
  readonly render: ReactElement;
  readonly children: ReactNode;
}>;

interface WindowHeaderProps {
  /** Of the kind of window that it heads. */
  readonly parts: {
    readonly Title: TextPart;
    readonly Description: TextPart;
    readonly Close: ClosePart;
  };
  readonly title: ReactNode;
  readonly description: ReactNode;
  /** Smaller, above a line: for panels. */
  readonly compact?: boolean;
}

/** What a dialog or a sheet is about, and its cross. */
export function WindowHeader({ parts, title, description, compact = false }: WindowHeaderProps) {
  const t = useWords("kit");
  const { Title, Description, Close } = parts;
  return (
    <header
      className={cn(
        "flex items-start justify-between gap-3",
        compact ? "border-b border-border px-4 py-3" : "px-5 pt-4 pb-3",
      )}
    >
      <div className="min-w-0">
        <Title className={cn("font-semibold", compact ? "text-base" : "text-lg")}>{title}</Title>
        {description && (
          <Description
            className={cn("text-muted-foreground", compact ? "text-sm" : "mt-1 text-base")}
          >
            {description}
          </Description>
        )}
      </div>
      <Close
        aria-label={t("close")}
        render={
          <Button variant="ghost" size="icon-sm" className={compact ? "-mr-1.5" : "-mt-1 -mr-2"} />
        }
      >
        <X aria-hidden="true" />
      </Close>
    </header>
  );
}
