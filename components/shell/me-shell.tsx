"use client";

import type { ReactNode } from "react";
import type { NavItem } from "#components/nav";
import { SideNav } from "#components/shell/side-nav";
import { SiteHeader } from "#components/shell/site-header";
import { MAIN_ID, SkipLink } from "#components/shell/skip-link";
import { NavTabs } from "#components/ui/nav-tabs";
import { useWords } from "#components/use-words";

interface MeShellProps {
  readonly siteName?: string | undefined;
  /** Links in the header: public pages, the console for those who may. */
  readonly nav: readonly NavItem[];
  /** The pages of one's own account. */
  readonly sections: readonly NavItem[];
  readonly account?: ReactNode;
  readonly banner?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of one's own account: sections at the left, as tabs on phones. */
export function MeShell({
  siteName,
  nav,
  sections,
  account,
  banner,
  footer,
  children,
}: MeShellProps) {
  const t = useWords("kit");
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <SiteHeader siteName={siteName} nav={nav} account={account} />
      {banner && <section aria-label={t("notices")}>{banner}</section>}
      <div className="mx-auto grid w-full max-w-5xl flex-1 content-start gap-x-10 gap-y-5 px-(--gutter) pt-3 pb-12 md:grid-cols-[12rem_minmax(0,1fr)] md:pt-8">
        <div className="min-w-0 md:hidden">
          <NavTabs label={t("nav.account")} items={sections} />
        </div>
        <SideNav
          label={t("nav.account")}
          groups={[{ label: t("nav.account"), items: sections }]}
          className="sticky top-20 hidden self-start md:flex"
        />
        <main id={MAIN_ID} className="min-w-0">
          {children}
        </main>
      </div>
      {footer && <footer className="mx-auto w-full max-w-5xl px-(--gutter) pb-5">{footer}</footer>}
    </div>
  );
}
