"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { cn } from "#components/cn";
import { Button, type ButtonProps } from "#components/ui/button";
import { backdropClass, popupClass } from "#components/ui/popup-class";
import { WindowHeader } from "#components/ui/window-header";
import { useWords } from "#components/use-words";

/** Holds trigger and content; `open` and `onOpenChange` make it controlled. */
export const Dialog = Base.Root;

type TriggerProps = Omit<ButtonProps, "render">;

/** A button that opens the dialog. */
export function DialogTrigger({ variant, size, ...props }: TriggerProps) {
  return <Base.Trigger {...props} render={<Button variant={variant} size={size} />} />;
}

/** A button that closes the dialog. */
export function DialogClose({ variant, size, children, ...props }: TriggerProps) {
  const t = useWords("kit");
  return (
    <Base.Close {...props} render={<Button variant={variant} size={size} />}>
      {children ?? t("cancel")}
    </Base.Close>
  );
}

const widths = { sm: "sm:max-w-md", md: "sm:max-w-xl", lg: "sm:max-w-3xl" } as const;

interface DialogContentProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the bottom; the one that goes on comes last. */
  readonly footer?: ReactNode;
  readonly size?: keyof typeof widths | undefined;
  /** What has the focus first, in place of the button that closes. */
  readonly focusFirst?: (() => HTMLElement | null) | undefined;
}

/** The dialog's window. On phones it sits at the bottom, within reach of a thumb. */
export function DialogContent(props: DialogContentProps) {
  const { title, description, children, footer, size = "sm", focusFirst } = props;
  return (
    <Base.Portal>
      <Base.Backdrop className={backdropClass} />
      <Base.Viewport className="fixed inset-0 flex items-end justify-center p-3 sm:items-center sm:p-6">
        <Base.Popup
          initialFocus={focusFirst}
          className={cn(
            popupClass,
            "flex max-h-full w-full flex-col overflow-hidden rounded-xl",
            widths[size],
          )}
        >
          <WindowHeader parts={Base} title={title} description={description} />
          {children && <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">{children}</div>}
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-border bg-muted/50 px-5 py-3 max-sm:flex-col-reverse max-sm:items-stretch">
              {footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  );
}
