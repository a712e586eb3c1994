"use client";

import type { ComponentProps } from "react";
import { cn } from "#components/cn";
import { Input } from "#components/ui/input";

type CodeInputProps = Omit<ComponentProps<typeof Input>, "type" | "inputMode" | "maxLength">;

/**
 * Six digits in one box, so that pasting, autofill from mail and screen readers work. Blanks and dashes that come
 * with a pasted code are dropped.
 */
export function CodeInput({ className, onInput, ...props }: CodeInputProps) {
  return (
    <Input
      autoComplete="one-time-code"
      pattern="[0-9]{6}"
      placeholder="000000"
      spellCheck={false}
      {...props}
      type="text"
      inputMode="numeric"
      onInput={(event) => {
        const box = event.currentTarget;
        const digits = box.value.replace(/\D/g, "").slice(0, 6);
        if (digits !== box.value) box.value = digits;
        onInput?.(event);
      }}
      className={cn(
        "h-12 max-w-56 text-center font-mono text-xl tracking-[0.35em] indent-[0.35em] placeholder:opacity-40 max-md:text-xl",
        className,
      )}
    />
  );
}
