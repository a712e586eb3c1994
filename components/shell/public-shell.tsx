import type { ReactNode } from "react";
import type { NavItem } from "#components/nav";
import { SiteHeader } from "#components/shell/site-header";
import { MAIN_ID, SkipLink } from "#components/shell/skip-link";

interface PublicShellProps {
  readonly siteName?: string | undefined;
  readonly nav: readonly NavItem[];
  readonly account?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the pages anybody may see. */
export function PublicShell({ siteName, nav, account, footer, children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <SiteHeader siteName={siteName} nav={nav} account={account} />
      <main id={MAIN_ID} className="mx-auto w-full max-w-5xl flex-1 px-(--gutter) py-8 md:py-10">
        {children}
      </main>
      <footer className="border-t border-border">
        <div className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-(--gutter) py-5 text-sm text-muted-foreground">
          {footer}
        </div>
      </footer>
    </div>
  );
}
