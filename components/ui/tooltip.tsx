"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { cn } from "#components/cn";
import { popupClass } from "#components/ui/popup-class";

interface TooltipProps {
  readonly content: ReactNode;
  /** One focusable element, from a client component. It needs a name of its own: tooltips are for eyes only. */
  readonly children: ReactElement;
  readonly side?: "top" | "bottom" | "left" | "right" | undefined;
}

export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className={cn(popupClass, "max-w-72 rounded-md px-2 py-1 text-sm")}>
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
