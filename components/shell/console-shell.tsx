"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { cn } from "#components/cn";
import { Logo, LogoMark } from "#components/logo";
import type { NavGroup, NavItem } from "#components/nav";
import { remember } from "#components/remember";
import { BottomTabs } from "#components/shell/bottom-tabs";
import { PlaceCrumbs } from "#components/shell/place-crumbs";
import { SideNav } from "#components/shell/side-nav";
import { MAIN_ID, SkipLink } from "#components/shell/skip-link";
import { IconButton } from "#components/ui/icon-button";
import { useWords } from "#components/use-words";

interface ConsoleShellProps {
  readonly siteName?: string | undefined;
  /** What the person may see, by group; leave out what they may not. */
  readonly groups: readonly NavGroup[];
  /** The phone's three tabs. */
  readonly tabs: readonly NavItem[];
  /** From the cookie `sidebar`, so that the server draws what the person left. */
  readonly defaultCollapsed?: boolean | undefined;
  /** At the right end of the top bar; last the person's menu. */
  readonly tools?: ReactNode;
  /** The bottom bar: three lights, lag, lines a minute, jobs, version. */
  readonly status?: ReactNode;
  /** What the top bar has no room for on phones, behind "More". */
  readonly choices?: ReactNode;
  /** Under the top bar, across the page: the bot is away, mail not confirmed. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the console. Below 768 px the sidebar becomes tabs at the lower edge. */
export function ConsoleShell(props: ConsoleShellProps) {
  const t = useWords("kit");
  const { siteName, groups, tabs, tools, status, choices, banner, children } = props;
  const [collapsed, setCollapsed] = useState(props.defaultCollapsed ?? false);

  function toggle() {
    remember("sidebar", collapsed ? "open" : "collapsed");
    setCollapsed(!collapsed);
  }

  return (
    <div className="shell flex min-h-dvh">
      <SkipLink />
      <aside
        className={cn(
          "sticky top-0 hidden h-dvh shrink-0 flex-col border-r border-border bg-card transition-[width] duration-150 md:flex",
          collapsed ? "w-14" : "w-56",
        )}
      >
        <div
          className={cn(
            "flex h-12 shrink-0 items-center px-3.5",
            collapsed && "justify-center px-0",
          )}
        >
          <Link href="/console" className="min-w-0 rounded-md">
            {collapsed ? <LogoMark /> : <Logo name={siteName} />}
            {collapsed && <span className="sr-only">{siteName ?? t("product")}</span>}
          </Link>
        </div>
        <SideNav
          label={t("nav.main")}
          groups={groups}
          collapsed={collapsed}
          className="min-h-0 flex-1 overflow-y-auto px-2 py-2"
        />
        <div className={cn("flex border-t border-border p-2", collapsed && "justify-center")}>
          <IconButton
            size="icon-sm"
            label={collapsed ? t("expandSidebar") : t("collapseSidebar")}
            aria-expanded={!collapsed}
            onClick={toggle}
          >
            {collapsed ? (
              <PanelLeftOpen aria-hidden="true" />
            ) : (
              <PanelLeftClose aria-hidden="true" />
            )}
          </IconButton>
        </div>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-2 border-b border-border bg-background/95 px-(--gutter) backdrop-blur-sm">
          <Link
            href="/console"
            className="rounded-md md:hidden"
            aria-label={siteName ?? t("product")}
          >
            <LogoMark />
          </Link>
          <div className="min-w-0 flex-1">
            <PlaceCrumbs groups={groups} />
          </div>
          <div className="flex shrink-0 items-center gap-1">{tools}</div>
        </header>
        {banner && <section aria-label={t("notices")}>{banner}</section>}
        <main id={MAIN_ID} className="min-w-0 flex-1 px-(--gutter) py-5">
          {children}
        </main>
        {status && (
          <footer className="sticky bottom-0 z-20 hidden h-7 items-center gap-4 overflow-hidden border-t border-border bg-card px-(--gutter) text-xs whitespace-nowrap text-muted-foreground md:flex">
            {status}
          </footer>
        )}
      </div>
      <BottomTabs tabs={tabs} groups={groups} status={status} choices={choices} />
    </div>
  );
}
