import type { ReactNode } from "react";

/** One place people can go to. Plain data, so that a server component may pass it on. */
export interface NavItem {
  readonly href: string;
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

/** Does `path` lie at or below the item's address? */
export function isCurrent(item: Pick<NavItem, "href" | "exact">, path: string): boolean {
  return path === item.href || (item.exact !== true && path.startsWith(`${item.href}/`));
}
