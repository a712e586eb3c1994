"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button";
import { useWords } from "#components/use-words";

interface PaginationProps {
  /** Where each step leads; unset at the ends. Addresses keep the filters. */
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
  /** Between the two: "1–50 of 1,204", or `pageOf` of the kit's words. */
  readonly children?: ReactNode;
}

/** Steps through a long list. Links, so that each page has an address. */
export function Pagination({ previousHref, nextHref, children }: PaginationProps) {
  const t = useWords("kit");
  return (
    <nav
      aria-label={t("pages")}
      className="flex items-center justify-between gap-3 px-4 py-3 text-sm text-muted-foreground md:px-5"
    >
      <span>{children}</span>
      <span className="flex gap-2">
        <PageStep href={previousHref}>
          <ChevronLeft aria-hidden="true" />
          {t("previousPage")}
        </PageStep>
        <PageStep href={nextHref}>
          {t("nextPage")}
          <ChevronRight aria-hidden="true" />
        </PageStep>
      </span>
    </nav>
  );
}

function PageStep({
  href,
  children,
}: {
  readonly href: string | undefined;
  readonly children: ReactNode;
}) {
  if (href === undefined)
    return (
      <Button size="sm" disabled>
        {children}
      </Button>
    );
  return (
    <Button size="sm" render={<Link href={href} />}>
      {children}
    </Button>
  );
}
