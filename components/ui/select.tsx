"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "#components/cn";
import { controlClass } from "#components/ui/control-class";
import { useFieldWiring } from "#components/ui/field-context";
import { useSynced } from "#components/ui/use-synced";

/** The browser's own select: it works in forms, on phones and without script. Children are `<option>`s. */
export function Select({
  className,
  children,
  value,
  defaultValue = value,
  ...props
}: ComponentProps<"select">) {
  const wiring = useFieldWiring(props);
  const ref = useSynced(props, value);
  return (
    <span className={cn("relative block min-w-0", className)}>
      <select
        {...props}
        {...wiring}
        ref={ref}
        defaultValue={defaultValue}
        className={cn(controlClass, "h-control appearance-none truncate pr-9")}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}
