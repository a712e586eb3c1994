"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { isCurrent, linkTo, type NavGroup, type NavItem } from "#components/nav";
import { SideNav } from "#components/shell/side-nav";
import { Sheet, SheetContent } from "#components/ui/sheet";
import { useWords } from "#components/use-words";

interface BottomTabsProps {
  /** The three most used places. */
  readonly tabs: readonly NavItem[];
  /** Everything, behind "More". */
  readonly groups: readonly NavGroup[];
  /** Shown above the list behind "More": the state of the bot. */
  readonly status?: ReactNode;
  /** Between the two: what the top bar has no room for. */
  readonly choices?: ReactNode;
}

const tab =
  "flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-2xs font-medium text-muted-foreground focus-visible:-outline-offset-2 aria-[current=page]:text-primary aria-expanded:text-primary [&_svg]:size-5";

/** The navigation of phones, at the lower edge. */
export function BottomTabs({ tabs, groups, status, choices }: BottomTabsProps) {
  const t = useWords("kit");
  const path = usePathname();
  const [open, setOpen] = useState(false);
  return (
    <>
      <nav
        aria-label={t("nav.main")}
        className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(3.5rem+env(safe-area-inset-bottom))] border-t border-border bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {tabs.map((item) => (
          <Link
            key={item.href}
            href={linkTo(item)}
            aria-current={isCurrent(item, path) ? "page" : undefined}
            className={tab}
          >
            {item.icon}
            <span className="max-w-full truncate">{item.label}</span>
          </Link>
        ))}
        <button type="button" aria-expanded={open} onClick={() => setOpen(true)} className={tab}>
          <Ellipsis aria-hidden="true" />
          {t("more")}
        </button>
      </nav>
      <Sheet side="bottom" open={open} onOpenChange={setOpen}>
        <SheetContent side="bottom" title={t("allPages")}>
          {status && (
            <div className="mb-4 flex flex-wrap gap-x-4 gap-y-1 rounded-md bg-muted px-3 py-2 text-sm">
              {status}
            </div>
          )}
          {choices}
          <SideNav label={t("allPages")} groups={groups} onNavigate={() => setOpen(false)} />
        </SheetContent>
      </Sheet>
    </>
  );
}
