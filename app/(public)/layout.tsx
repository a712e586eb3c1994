import Link from "next/link";
import type { ReactNode } from "react";
import { PublicShell } from "#components/shell/public-shell";
import { Button } from "#components/ui/button";
import { words } from "#components/words";

const nav = [
  { href: "/commands", label: words.nav.commands },
  { href: "/quotes", label: words.nav.quotes },
  { href: "/seen", label: words.nav.seen },
];

export default function PublicLayout({ children }: { readonly children: ReactNode }) {
  return (
    <PublicShell
      nav={nav}
      account={
        <Button size="sm" variant="primary" render={<Link href="/signin" />}>
          {words.nav.signIn}
        </Button>
      }
      footer={<span>{words.product}</span>}
    >
      {children}
    </PublicShell>
  );
}
