import { CircleUser, House, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ConsoleShell } from "#components/shell/console-shell";
import { UserMenu } from "#components/shell/user-menu";
import { ThemeSwitcher } from "#components/theme-switcher";
import { words } from "#components/words";
import { readStatus } from "#core/status/status";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { currentSite } from "#web/site";
import { leave } from "../me/actions.ts";
import { BotBanner } from "./_components/bot-banner.tsx";
import { consoleGroups, consoleTabs } from "./_components/console-nav.tsx";
import { StatusBar } from "./_components/status-bar.tsx";
import { StatusProvider } from "./_components/status-provider.tsx";

export const metadata: Metadata = {
  title: { default: words.nav.console, template: `%s · ${words.nav.console}` },
  robots: { index: false },
};

const places = [
  { href: "/me", label: words.nav.account, icon: <CircleUser aria-hidden="true" /> },
  { href: "/me/security", label: "Security", icon: <ShieldCheck aria-hidden="true" /> },
  { href: "/", label: words.nav.start, icon: <House aria-hidden="true" /> },
];

export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor("voice");
  const [status, site, jar] = await Promise.all([
    readStatus(db, new Date()),
    currentSite(),
    cookies(),
  ]);
  return (
    <StatusProvider initial={status}>
      <ConsoleShell
        siteName={site.name}
        groups={consoleGroups(actor.level)}
        tabs={consoleTabs(actor.level)}
        defaultCollapsed={jar.get("sidebar")?.value === "collapsed"}
        tools={
          <>
            <ThemeSwitcher />
            <UserMenu
              name={actor.displayName || actor.name}
              level={actor.level}
              items={places}
              signOut={leave}
            />
          </>
        }
        status={<StatusBar />}
        banner={<BotBanner />}
      >
        {children}
      </ConsoleShell>
    </StatusProvider>
  );
}
