import {
  Download,
  KeyRound,
  MonitorSmartphone,
  Shield,
  SquareTerminal,
  UserRound,
} from "lucide-react";
import type { ReactNode } from "react";
import type { NavItem } from "#components/nav";
import { RichProviders } from "#components/rich-providers";
import { MeShell } from "#components/shell/me-shell";
import { UserMenu } from "#components/shell/user-menu";
import { Alert } from "#components/ui/alert";
import { LevelBadge } from "#components/ui/level-badge";
import { TextLink } from "#components/ui/text-link";
import { WordsProvider } from "#components/use-words";
import { reaches } from "#core/levels";
import type { Words } from "#core/words/translate";
import { pageNonce } from "#web/page-nonce";
import { requireActor } from "#web/session";
import { currentSite } from "#web/site";
import { clientWords, getWords } from "#web/words";
import { FactorBanner } from "../_components/factor-banner.tsx";
import { LanguageSwitch } from "../_components/language-switch.tsx";
import { leave } from "./actions.ts";

export default async function MeLayout({ children }: { readonly children: ReactNode }) {
  const [actor, site, t, kit] = await Promise.all([
    requireActor(),
    currentSite(),
    getWords("me"),
    getWords("kit"),
  ]);
  const nav: NavItem[] = [{ href: "/", label: kit("nav.start"), exact: true }];
  if (reaches(actor.consoleLevel, "voice"))
    nav.push({ href: "/console", label: kit("nav.console") });
  return (
    <MeShell
      siteName={site.name}
      nav={nav}
      sections={sectionsOf(t)}
      account={
        <UserMenu
          name={actor.name}
          badge={<LevelBadge level={actor.level} />}
          items={[{ href: "/me", label: kit("nav.account") }]}
          signOut={leave}
        />
      }
      footer={<LanguageSwitch />}
      banner={
        (!actor.emailVerified || actor.duty) && (
          <>
            {!actor.emailVerified && (
              <Alert banner tone="warning">
                {t.rich("frame.unconfirmed", {
                  link: (chunks) => <TextLink href="/verify">{chunks}</TextLink>,
                })}
              </Alert>
            )}
            <FactorBanner duty={actor.duty} />
          </>
        )
      }
    >
      <WordsProvider words={await clientWords("me")}>
        <RichProviders nonce={await pageNonce()}>{children}</RichProviders>
      </WordsProvider>
    </MeShell>
  );
}

function sectionsOf(t: Words<"me">): NavItem[] {
  return [
    { href: "/me", label: t("frame.overview"), icon: <UserRound />, exact: true },
    { href: "/me/token", label: t("token.title"), icon: <KeyRound /> },
    { href: "/me/profile", label: t("profile.title"), icon: <SquareTerminal /> },
    { href: "/me/security", label: t("security.title"), icon: <Shield /> },
    { href: "/me/sessions", label: t("sessions.title"), icon: <MonitorSmartphone /> },
    { href: "/me/data", label: t("data.title"), icon: <Download /> },
  ];
}
