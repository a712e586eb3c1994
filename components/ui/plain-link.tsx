import type { ComponentProps } from "react";
import { textLinkClass } from "#components/ui/text-link-class";

/** A link inside running text that loads the whole page: where people sign in, the router's own link is script that few ways lead on by. */
export function PlainLink({ children, ...props }: Omit<ComponentProps<"a">, "className">) {
  return (
    <a {...props} className={textLinkClass}>
      {children}
    </a>
  );
}
