"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";

export interface Crumb {
  readonly label: ReactNode;
  readonly href?: string | undefined;
}

/** The way to this page. The last crumb is the page itself; those that lead nowhere give way on phones. */
export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useWords("kit");
  const last = crumbs.length - 1;
  return (
    <nav aria-label={t("breadcrumb")} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-sm text-muted-foreground">
        {crumbs.map((crumb, place) => (
          <li
            key={crumb.href ?? `crumb-${place}`}
            className={cn(
              "flex min-w-0 items-center gap-1",
              crumb.href === undefined && place < last && "max-md:hidden",
            )}
          >
            {place > 0 && (
              <ChevronRight
                aria-hidden="true"
                className={cn(
                  "size-3.5 shrink-0 opacity-60",
                  crumbs[place - 1]?.href === undefined && "max-md:hidden",
                )}
              />
            )}
            {crumb.href !== undefined && place < last ? (
              <Link
                href={crumb.href}
                className="truncate rounded-sm py-1 max-md:py-2.5 hover:text-foreground hover:underline"
              >
                {crumb.label}
              </Link>
            ) : (
              <span
                aria-current={place === last ? "page" : undefined}
                className="truncate text-foreground"
              >
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
