import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "#components/cn";

/** A link inside running text or a table. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className={cn(
        "rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 hover:decoration-current",
        className,
      )}
    />
  );
}
