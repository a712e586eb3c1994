"use client";

import type { ComponentProps } from "react";
import { cn } from "#components/cn";
import { controlClass } from "#components/ui/control-class";
import { useFieldWiring } from "#components/ui/field-context";
import { useSynced } from "#components/ui/use-synced";

/** A text box. `mono` for things that people compare sign by sign: masks, tokens, host names. */
export function Input({
  className,
  mono = false,
  value,
  defaultValue = value,
  ...props
}: ComponentProps<"input"> & { readonly mono?: boolean | undefined }) {
  const wiring = useFieldWiring(props);
  const ref = useSynced(props, value);
  return (
    <input
      {...props}
      {...wiring}
      ref={ref}
      defaultValue={defaultValue}
      className={cn(
        controlClass,
        "h-control",
        mono && "font-mono text-sm max-md:text-lg",
        className,
      )}
    />
  );
}
