import type { ComponentProps } from "react";
import { cn } from "#components/cn";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role">;

/** On or off, at once. Sends `on` like a tick box. In forms use `SwitchField`, which brings the label. */
export function Switch({ className, ...props }: SwitchProps) {
  return (
    <span className={cn("relative inline-flex h-5.5 w-9.5 shrink-0 items-center", className)}>
      <input
        {...props}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native tick box tells its own state
        role="switch"
        className="peer absolute inset-0 size-full appearance-none rounded-full border border-input bg-input/25 transition-colors checked:border-primary checked:bg-primary disabled:opacity-50"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none relative ml-1 size-3.5 rounded-full bg-foreground/70 transition-[translate,background-color] duration-150 peer-checked:translate-x-4 peer-checked:bg-primary-foreground"
      />
    </span>
  );
}
