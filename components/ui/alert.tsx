"use client";

import type { ReactNode } from "react";
import { cn } from "#components/cn";
import { type Tone, toneBox, toneIcon, toneText } from "#components/ui/tone";
import { useWords } from "#components/use-words";

interface AlertProps {
  readonly tone?: Tone | undefined;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons such as [Retry]. */
  readonly actions?: ReactNode;
  /** Reads the message out as soon as it appears. On for messages that come after an act of the reader's. */
  readonly live?: boolean | undefined;
  /** Spans the page under the header instead of standing in it. */
  readonly banner?: boolean | undefined;
  readonly className?: string | undefined;
}

export function Alert(props: AlertProps) {
  const t = useWords("kit");
  const { tone = "info", title, children, actions, live, banner, className } = props;
  const Icon = toneIcon[tone];
  const role = live ? (tone === "danger" ? "alert" : "status") : undefined;
  return (
    <div
      role={role}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 border px-3.5 py-3 text-base",
        banner ? "border-x-0 border-t-0 px-(--gutter)" : "rounded-lg",
        toneBox[tone],
        className,
      )}
    >
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4.5 shrink-0", toneText[tone])} />
      <div className="min-w-0 flex-1 basis-48">
        <span className="sr-only">{t(`alerts.${tone}`)}: </span>
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={title ? "text-foreground/85" : undefined}>{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
