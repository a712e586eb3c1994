import { CircleUser, House, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { RichProviders } from "#components/rich-providers";
import { ConsoleShell } from "#components/shell/console-shell";
import { UserMenu } from "#components/shell/user-menu";
import { ThemeSwitcher } from "#components/theme-switcher";
import { LevelBadge } from "#components/ui/level-badge";
import { WordsProvider } from "#components/use-words";
import { lastEventId } from "#core/events/query";
import { hasSecondFactor } from "#core/factors/standing";
import { reaches } from "#core/levels";
import { readStatus } from "#core/status/status";
import { readWaitingOf, WAITING_LEVEL } from "#core/status/waiting";
import { db } from "#web/db";
import { pageNonce } from "#web/page-nonce";
import { requireReader } from "#web/session";
import { currentSite } from "#web/site";
import { clientWords, getWords } from "#web/words";
import { FactorBanner } from "../_components/factor-banner.tsx";
import { leave } from "../me/actions.ts";
import { BotBanner } from "./_components/bot-banner.tsx";
import { consoleGroups, consolePlaces, consoleTabs } from "./_components/console-nav.tsx";
import { NetworkField, NetworkSwitch } from "./_components/network-switch.tsx";
import { ConsoleKeys, PaletteButton } from "./_components/palette/console-keys.tsx";
import { StatusBar } from "./_components/status-bar.tsx";
import { StatusProvider } from "./_components/status-provider.tsx";
import { StepUpLock } from "./_components/step-up/step-up-lock.tsx";
import { StepUpProvider } from "./_components/step-up/step-up-provider.tsx";
import { Bell } from "./_components/waiting/bell.tsx";
import { WaitingProvider } from "./_components/waiting/waiting-provider.tsx";
import { chosenNetwork } from "./_lib/chosen-network.ts";

export async function generateMetadata(): Promise<Metadata> {
  const console = (await getWords("kit"))("nav.console");
  return { title: { default: console, template: `%s · ${console}` }, robots: { index: false } };
}

export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireReader("voice");
  const now = new Date();
  // Before all that it shows, so that what happens in between comes by the stream.
  const last = await lastEventId(db);
  const [status, waiting, hasApp, site, jar, network, t, kit] = await Promise.all([
    readStatus(db, now),
    readWaitingOf(db, actor, now),
    hasSecondFactor(db, actor.id),
    currentSite(),
    cookies(),
    chosenNetwork(),
    getWords("console"),
    getWords("kit"),
  ]);
  const reader = { level: actor.consoleLevel, networkId: network?.id ?? null };
  const chosen = network?.id ?? "";
  const places = [
    { href: "/me", label: kit("nav.account"), icon: <CircleUser aria-hidden="true" /> },
    { href: "/me/security", label: t("nav.security"), icon: <ShieldCheck aria-hidden="true" /> },
    { href: "/", label: kit("nav.start"), icon: <House aria-hidden="true" /> },
  ];
  return (
    <WordsProvider words={await clientWords("console")}>
      <RichProviders nonce={await pageNonce()}>
        <StatusProvider initial={status} after={last}>
          <WaitingProvider initial={waiting}>
            <StepUpProvider until={actor.steppedUpUntil?.getTime() ?? null} hasApp={hasApp}>
              <ConsoleKeys
                places={consolePlaces(reader, t)}
                level={actor.level}
                singleKeys={jar.get("shortcuts")?.value !== "off"}
              >
                <ConsoleShell
                  siteName={site.name}
                  groups={consoleGroups(reader, t)}
                  tabs={consoleTabs(reader, t)}
                  defaultCollapsed={jar.get("sidebar")?.value === "collapsed"}
                  tools={
                    <>
                      <NetworkSwitch chosen={chosen} />
                      <StepUpLock />
                      <PaletteButton />
                      {reaches(actor.level, WAITING_LEVEL) && <Bell />}
                      <ThemeSwitcher />
                      <UserMenu
                        name={actor.displayName || actor.name}
                        badge={<LevelBadge level={actor.level} />}
                        items={places}
                        signOut={leave}
                      />
                    </>
                  }
                  status={<StatusBar />}
                  choices={<NetworkField chosen={chosen} />}
                  banner={
                    <>
                      <FactorBanner duty={actor.duty} />
                      <BotBanner />
                    </>
                  }
                >
                  {children}
                </ConsoleShell>
              </ConsoleKeys>
            </StepUpProvider>
          </WaitingProvider>
        </StatusProvider>
      </RichProviders>
    </WordsProvider>
  );
}
