import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "#components/logo";
import type { NavItem } from "#components/nav";
import { HeaderMenu, HeaderNav } from "#components/shell/header-nav";
import { ThemeSwitcher } from "#components/theme-switcher";

interface SiteHeaderProps {
  readonly siteName?: string | undefined;
  readonly nav: readonly NavItem[];
  /** Sign-in buttons, or the menu of the person signed in. */
  readonly account?: ReactNode;
}

/** The bar on top of the pages outside the console. */
export function SiteHeader({ siteName, nav, account }: SiteHeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-b border-border bg-card/95 backdrop-blur-sm">
      <div className="mx-auto flex h-14 max-w-5xl items-center gap-2 px-(--gutter)">
        <Link href="/" className="flex min-w-0 rounded-md py-1.5">
          <Logo name={siteName} />
        </Link>
        <HeaderNav items={nav} />
        <div className="ml-auto flex items-center gap-1.5">
          <ThemeSwitcher />
          {account}
          <HeaderMenu items={nav} />
        </div>
      </div>
    </header>
  );
}
