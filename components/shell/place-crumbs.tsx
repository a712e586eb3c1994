"use client";

import { usePathname } from "next/navigation";
import { isCurrent, linkTo, type NavGroup } from "#components/nav";
import { Breadcrumb } from "#components/ui/breadcrumb";

/** Group and page, found in the navigation by the address. */
export function PlaceCrumbs({ groups }: { readonly groups: readonly NavGroup[] }) {
  const path = usePathname();
  for (const group of groups) {
    const item = group.items.find((candidate) => isCurrent(candidate, path));
    if (item)
      return (
        <Breadcrumb crumbs={[{ label: group.label }, { label: item.label, href: linkTo(item) }]} />
      );
  }
  return null;
}
