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
import { MeShell } from "#components/shell/me-shell";
import { UserMenu } from "#components/shell/user-menu";
import { Alert } from "#components/ui/alert";
import { TextLink } from "#components/ui/text-link";
import { words } from "#components/words";
import { reaches } from "#core/levels";
import { requireActor } from "#web/session";
import { currentSite } from "#web/site";
import { leave } from "./actions.ts";

const sections: readonly NavItem[] = [
  { href: "/me", label: "Overview", icon: <UserRound />, exact: true },
  { href: "/me/token", label: "IRC token", icon: <KeyRound /> },
  { href: "/me/profile", label: "Profile", icon: <SquareTerminal /> },
  { href: "/me/security", label: "Security", icon: <Shield /> },
  { href: "/me/sessions", label: "Sessions", icon: <MonitorSmartphone /> },
  { href: "/me/data", label: "Your data", icon: <Download /> },
];

export default async function MeLayout({ children }: { readonly children: ReactNode }) {
  const [actor, site] = await Promise.all([requireActor(), currentSite()]);
  const nav: NavItem[] = [{ href: "/", label: words.nav.start, exact: true }];
  if (reaches(actor.level, "voice")) nav.push({ href: "/console", label: words.nav.console });
  return (
    <MeShell
      siteName={site.name}
      nav={nav}
      sections={sections}
      account={
        <UserMenu
          name={actor.name}
          level={actor.level}
          items={[{ href: "/me", label: words.nav.account }]}
          signOut={leave}
        />
      }
      banner={
        !actor.emailVerified && (
          <Alert banner tone="warning">
            Your e-mail address is not confirmed yet; until then you cannot make tokens for IRC.{" "}
            <TextLink href="/verify">Confirm it</TextLink>
          </Alert>
        )
      }
    >
      {children}
    </MeShell>
  );
}
