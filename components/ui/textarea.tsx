"use client";

import type { ComponentProps } from "react";
import { cn } from "#components/cn";
import { controlClass } from "#components/ui/control-class";
import { useFieldWiring } from "#components/ui/field-context";
import { useSynced } from "#components/ui/use-synced";

/** Grows with its text where the browser can, from `rows` up. */
export function Textarea({
  className,
  rows = 3,
  value,
  defaultValue = value,
  ...props
}: ComponentProps<"textarea">) {
  const wiring = useFieldWiring(props);
  const ref = useSynced(props, value);
  return (
    <textarea
      rows={rows}
      {...props}
      {...wiring}
      ref={ref}
      defaultValue={defaultValue}
      className={cn(controlClass, "field-sizing-content min-h-20 py-2 leading-6", className)}
    />
  );
}
