import { Compass } from "lucide-react";
import Link from "next/link";
import { AccountShell } from "#components/shell/account-shell";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { words } from "#components/words";

export const metadata = { title: words.notFound.title };

export default function NotFound() {
  return (
    <AccountShell>
      <EmptyState
        heading="h1"
        icon={<Compass />}
        title={words.notFound.title}
        action={
          <Button variant="primary" render={<Link href="/" />}>
            {words.notFound.home}
          </Button>
        }
      >
        {words.notFound.text}
      </EmptyState>
    </AccountShell>
  );
}
