import type { ReactNode } from "react";

/** One place people can go to. Plain data, so that a server component may pass it on. */
export interface NavItem {
  readonly href: string;
  /** What links add to the address: filters. The place stays the same with others. */
  readonly query?: string | undefined;
  readonly label: string;
  /** An element such as `<House />`, not the component. */
  readonly icon?: ReactNode;
  /** Something waits there: how many. */
  readonly count?: number | undefined;
  /** Current only at exactly this address; for the first page of a section. */
  readonly exact?: boolean | undefined;
}

export interface NavGroup {
  readonly label: string;
  readonly items: readonly NavItem[];
}

/** Where a link to the item leads. */
export function linkTo({ href, query }: Pick<NavItem, "href" | "query">): string {
  return query === undefined ? href : `${href}?${query}`;
}

/** Does `path` lie at or below the item's address? */
export function isCurrent(item: Pick<NavItem, "href" | "exact">, path: string): boolean {
  return path === item.href || (item.exact !== true && path.startsWith(`${item.href}/`));
}
