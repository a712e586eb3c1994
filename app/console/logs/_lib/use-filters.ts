"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import type { FilterParams } from "#core/events/filter-address";
import { logHref } from "./query.ts";

/** What the log's address says. */
export interface Filters {
  readonly params: FilterParams;
  /** The saved view that they came from; blank for none. */
  readonly viewId: string;
}

/** Leads to the log with other filters: some of them, or all at once. */
export function useFilters({ params, viewId }: Filters) {
  const router = useRouter();
  const [pending, start] = useTransition();
  // What the address will be when the changes under way have arrived: two in quick succession both count.
  const wanted = useRef({ params, viewId });
  useEffect(() => {
    if (!pending) wanted.current = { params, viewId };
  }, [params, viewId, pending]);
  return {
    pending,
    /** The filters with those under way. */
    wanted: () => wanted.current.params,
    change(some: FilterParams) {
      const next = { ...wanted.current, params: { ...wanted.current.params, ...some } };
      wanted.current = next;
      start(() => router.replace(logHref(next.params, next.viewId), { scroll: false }));
    },
    show(next: Filters) {
      wanted.current = next;
      start(() => router.push(logHref(next.params, next.viewId), { scroll: false }));
    },
  };
}
