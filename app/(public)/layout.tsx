import Link from "next/link";
import type { ReactNode } from "react";
import { PublicShell } from "#components/shell/public-shell";
import { UserMenu } from "#components/shell/user-menu";
import { Button } from "#components/ui/button";
import { LevelBadge } from "#components/ui/level-badge";
import { reaches } from "#core/levels";
import { type Actor, currentActor } from "#web/session";
import { currentSite } from "#web/site";
import { getWords } from "#web/words";
import { LanguageSwitch } from "../_components/language-switch.tsx";
import { leave } from "../me/actions.ts";

export default async function PublicLayout({ children }: { readonly children: ReactNode }) {
  const [actor, site, t] = await Promise.all([currentActor(), currentSite(), getWords("kit")]);
  const nav = [{ href: "/commands", label: t("nav.commands") }];
  if (actor && reaches(actor.consoleLevel, "voice"))
    nav.push({ href: "/console", label: t("nav.console") });
  return (
    <PublicShell
      siteName={site.name}
      nav={nav}
      account={actor ? <Account actor={actor} /> : <SignIn />}
      footer={
        <>
          <span>{site.name}</span>
          <LanguageSwitch />
        </>
      }
    >
      {children}
    </PublicShell>
  );
}

async function SignIn() {
  const t = await getWords("kit");
  return (
    <Button size="sm" variant="primary" render={<Link href="/signin" />}>
      {t("nav.signIn")}
    </Button>
  );
}

async function Account({ actor }: { readonly actor: Actor }) {
  const t = await getWords("kit");
  return (
    <UserMenu
      name={actor.displayName || actor.name}
      badge={<LevelBadge level={actor.level} />}
      items={[{ href: "/me", label: t("nav.account") }]}
      signOut={leave}
    />
  );
}
