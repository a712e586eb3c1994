"use client";

import type { ComponentProps } from "react";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";

interface LabelProps extends ComponentProps<"label"> {
  /** Says in words that the field may stay empty. Required fields need no star: they are the rule. */
  readonly optional?: boolean | undefined;
}

export function Label({ className, optional, children, ...props }: LabelProps) {
  const t = useWords("kit");
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the caller ties it to a control with htmlFor or by wrapping one
    <label className={cn("text-sm font-medium text-foreground", className)} {...props}>
      {children}
      {optional === true && (
        <span className="ml-1.5 font-normal text-muted-foreground">({t("optional")})</span>
      )}
    </label>
  );
}
