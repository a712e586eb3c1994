"use client";

import type { ComponentProps } from "react";
import { cn } from "#components/cn";
import { controlClass } from "#components/ui/control-class";
import { useFieldWiring } from "#components/ui/field-context";
import { useEarlyChange } from "#components/ui/use-early-change";

/** Grows with its text where the browser can, from `rows` up. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  const wiring = useFieldWiring(props);
  const ref = useEarlyChange<"textarea">(props);
  return (
    <textarea
      rows={rows}
      {...props}
      {...wiring}
      ref={ref}
      className={cn(controlClass, "field-sizing-content min-h-20 py-2 leading-6", className)}
    />
  );
}
