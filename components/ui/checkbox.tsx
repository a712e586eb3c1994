"use client";

import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "#components/cn";
import { useSynced } from "#components/ui/use-synced";

type CheckboxProps = Omit<ComponentProps<"input">, "type">;

/** A bare tick box, for table rows and the like (give it an `aria-label`). In forms use `CheckboxField`. */
export function Checkbox({
  className,
  checked,
  defaultChecked = checked,
  ...props
}: CheckboxProps) {
  const ref = useSynced(props, checked);
  return (
    <span className={cn("relative inline-grid size-4.5 shrink-0 place-items-center", className)}>
      <input
        {...props}
        ref={ref}
        defaultChecked={defaultChecked}
        type="checkbox"
        className="peer size-4.5 appearance-none rounded-sm border border-input bg-card transition-colors checked:border-primary checked:bg-primary disabled:opacity-50 aria-invalid:border-danger"
      />
      <Check
        aria-hidden="true"
        strokeWidth={3}
        className="pointer-events-none absolute size-3.5 text-primary-foreground opacity-0 peer-checked:opacity-100"
      />
    </span>
  );
}
