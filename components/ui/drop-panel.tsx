"use client";

import { type CSSProperties, type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "#components/ui/button";

interface DropPanelProps {
  /** Names the button. */
  readonly label: string;
  /** What the button shows: an icon; with `wide` some text beside it. */
  readonly icon: ReactNode;
  /** Links, a form, fields: anything, in the order of the tab key. A click on a link or a submit button closes it. */
  readonly children: ReactNode;
  readonly wide?: boolean | undefined;
  readonly onOpen?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
  readonly className?: string | undefined;
}

/**
 * A button and a panel below it, by the browser's own popover: it opens before the page's script is there, closes by
 * Escape and by a click elsewhere, and costs public pages next to nothing. For lists of commands in the console: `Menu`.
 */
export function DropPanel(props: DropPanelProps) {
  const { label, icon, children, wide = false, onOpen, onClose, className } = props;
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const node = panel.current;
    const close = ({ target }: Event) => {
      if (target instanceof Element && target.closest("a, [type=submit]")) node?.hidePopover();
    };
    node?.addEventListener("click", close);
    return () => node?.removeEventListener("click", close);
  }, []);

  return (
    <>
      <Button
        variant="ghost"
        size={wide ? "md" : "icon"}
        // With text to be seen, the label must be part of the same name (WCAG 2.2, 2.5.3).
        aria-label={wide ? undefined : label}
        title={label}
        popoverTarget={id}
        style={{ anchorName: `--${id}` } as CSSProperties}
      >
        {wide && <span className="sr-only">{label}</span>}
        {icon}
      </Button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onToggle={({ newState }) => (newState === "open" ? onOpen?.() : onClose?.())}
        style={{ positionAnchor: `--${id}` } as CSSProperties}
        className={`drop-panel rounded-lg border border-border bg-popover p-1 text-foreground shadow-floating ${className ?? ""}`}
      >
        {children}
      </div>
    </>
  );
}

/** The look of a line in a panel that does something. */
export const dropItemClass =
  "flex min-h-control-sm w-full items-center gap-2.5 rounded-md px-2.5 text-left text-base hover:bg-hover focus-visible:-outline-offset-2 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground";

export function DropSeparator() {
  return <hr className="-mx-1 my-1 border-border" />;
}
