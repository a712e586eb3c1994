"use client";

import { Drawer } from "@base-ui/react/drawer";
import type { ReactNode } from "react";
import { cn } from "#components/cn";
import { Button, type ButtonProps } from "#components/ui/button";
import { WindowHeader } from "#components/ui/window-header";

type Side = "left" | "right" | "bottom";

interface SheetProps {
  readonly side?: Side | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly children: ReactNode;
}

const swipe = { left: "left", right: "right", bottom: "down" } as const;

/** A panel from an edge of the screen: details at the right, filters and menus from below. Swiping sends it away. */
export function Sheet({ side = "right", open, onOpenChange, children }: SheetProps) {
  return (
    <Drawer.Root
      swipeDirection={swipe[side]}
      onOpenChange={(next) => onOpenChange?.(next)}
      {...(open === undefined ? {} : { open })}
    >
      {children}
    </Drawer.Root>
  );
}

export function SheetTrigger({ variant, size, ...props }: Omit<ButtonProps, "render">) {
  return <Drawer.Trigger {...props} render={<Button variant={variant} size={size} />} />;
}

const place: Readonly<Record<Side, { readonly viewport: string; readonly popup: string }>> = {
  left: {
    viewport: "justify-start",
    popup:
      "h-full w-80 max-w-[calc(100vw-3rem)] border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full",
  },
  right: {
    viewport: "justify-end",
    popup:
      "h-full w-104 max-w-[calc(100vw-2rem)] border-l data-ending-style:translate-x-full data-starting-style:translate-x-full",
  },
  bottom: {
    viewport: "items-end",
    popup:
      "max-h-[85dvh] w-full rounded-t-xl border-t pb-[env(safe-area-inset-bottom)] data-ending-style:translate-y-full data-starting-style:translate-y-full",
  },
};

interface SheetContentProps {
  readonly side?: Side | undefined;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** The panel itself; give it the same `side` as its `Sheet`. */
export function SheetContent(props: SheetContentProps) {
  const { side = "right", title, description, children, footer } = props;
  return (
    <Drawer.Portal>
      <Drawer.Backdrop className="fixed inset-0 min-h-dvh bg-(--overlay) opacity-[calc(1-var(--drawer-swipe-progress,0))] transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0 data-swiping:duration-0" />
      <Drawer.Viewport className={cn("fixed inset-0 flex items-stretch", place[side].viewport)}>
        <Drawer.Popup
          className={cn(
            "flex translate-x-(--drawer-swipe-movement-x) translate-y-(--drawer-swipe-movement-y) flex-col overflow-hidden border-border bg-popover shadow-floating outline-none transition-[translate] duration-200 ease-out data-swiping:duration-0 data-swiping:select-none",
            place[side].popup,
          )}
        >
          <WindowHeader parts={Drawer} title={title} description={description} compact />
          <Drawer.Content className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">
            {children}
          </Drawer.Content>
          {footer && (
            <footer className="flex justify-end gap-2 border-t border-border p-3">{footer}</footer>
          )}
        </Drawer.Popup>
      </Drawer.Viewport>
    </Drawer.Portal>
  );
}
