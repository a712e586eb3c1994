import Link from "next/link";
import type { ReactNode } from "react";
import { PublicShell } from "#components/shell/public-shell";
import { UserMenu } from "#components/shell/user-menu";
import { Button } from "#components/ui/button";
import { words } from "#components/words";
import { reaches } from "#core/levels";
import { type Actor, currentActor } from "#web/session";
import { currentSite } from "#web/site";
import { leave } from "../me/actions.ts";

const nav = [{ href: "/commands", label: words.nav.commands }];

const toConsole = { href: "/console", label: words.nav.console };

export default async function PublicLayout({ children }: { readonly children: ReactNode }) {
  const [actor, site] = await Promise.all([currentActor(), currentSite()]);
  return (
    <PublicShell
      siteName={site.name}
      nav={actor && reaches(actor.level, "voice") ? [...nav, toConsole] : nav}
      account={actor ? <Account actor={actor} /> : <SignIn />}
      footer={<span>{site.name}</span>}
    >
      {children}
    </PublicShell>
  );
}

function SignIn() {
  return (
    <Button size="sm" variant="primary" render={<Link href="/signin" />}>
      {words.nav.signIn}
    </Button>
  );
}

function Account({ actor }: { readonly actor: Actor }) {
  return (
    <UserMenu
      name={actor.displayName || actor.name}
      level={actor.level}
      items={[{ href: "/me", label: words.nav.account }]}
      signOut={leave}
    />
  );
}
