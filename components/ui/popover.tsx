"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { cn } from "#components/cn";
import { Button, type ButtonProps } from "#components/ui/button";
import { popupClass } from "#components/ui/popup-class";

/** Holds trigger and content. */
export const Popover = Base.Root;

export function PopoverTrigger({ variant, size, ...props }: Omit<ButtonProps, "render">) {
  return <Base.Trigger {...props} render={<Button variant={variant} size={size} />} />;
}

interface PopoverContentProps {
  readonly title?: ReactNode;
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end" | undefined;
  readonly className?: string | undefined;
}

export function PopoverContent({
  title,
  children,
  align = "start",
  className,
}: PopoverContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner align={align} sideOffset={6} collisionPadding={8} className="z-50">
        <Base.Popup
          className={cn(popupClass, "w-72 max-w-(--available-width) p-4 text-base", className)}
        >
          {title && <Base.Title className="mb-2 text-base font-semibold">{title}</Base.Title>}
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
