"use client";

import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { isCurrent, type NavItem } from "#components/nav";
import { DropPanel, dropItemClass } from "#components/ui/drop-panel";
import { useWords } from "#components/use-words";

interface HeaderNavProps {
  readonly items: readonly NavItem[];
}

/** Links in a row, from tablets up. */
export function HeaderNav({ items }: HeaderNavProps) {
  const t = useWords("kit");
  const path = usePathname();
  return (
    <nav aria-label={t("nav.main")} className="ml-4 hidden items-center gap-0.5 md:flex">
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={isCurrent(item, path) ? "page" : undefined}
          className="rounded-md px-2.5 py-1.5 text-base font-medium text-muted-foreground hover:bg-hover hover:text-foreground aria-[current=page]:text-foreground"
        >
          {item.label}
        </Link>
      ))}
    </nav>
  );
}

/** The same links in a menu, on phones. */
export function HeaderMenu({ items }: HeaderNavProps) {
  const t = useWords("kit");
  if (items.length === 0) return null;
  return (
    <div className="md:hidden">
      <DropPanel label={t("openMenu")} icon={<MenuIcon aria-hidden="true" />} className="min-w-44">
        <nav aria-label={t("nav.main")}>
          {items.map((item) => (
            <Link key={item.href} href={item.href} className={dropItemClass}>
              {item.icon}
              {item.label}
            </Link>
          ))}
        </nav>
      </DropPanel>
    </div>
  );
}
