import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "#components/cn";
import { textLinkClass } from "#components/ui/text-link-class";

/** A link inside running text or a table. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return <Link {...props} className={cn(textLinkClass, className)} />;
}
