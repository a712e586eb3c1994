"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { isCurrent, type NavItem } from "#components/nav";
import { tabClass, tabListClass } from "#components/ui/tab-class";

interface NavTabsProps {
  /** Says what the tabs belong to, for screen readers. */
  readonly label: string;
  readonly items: readonly NavItem[];
}

/** Tabs that are links, each with an address of its own. */
export function NavTabs({ label, items }: NavTabsProps) {
  const path = usePathname();
  const current = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: on phones the current tab may lie outside the row
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path]);
  return (
    <nav aria-label={label} className={tabListClass}>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          ref={isCurrent(item, path) ? current : undefined}
          aria-current={isCurrent(item, path) ? "page" : undefined}
          className={tabClass}
        >
          {item.icon}
          {item.label}
          {item.count !== undefined && (
            <span className="text-xs text-muted-foreground">{item.count}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
