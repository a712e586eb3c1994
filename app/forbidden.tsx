import { Lock } from "lucide-react";
import Link from "next/link";
import { AccountShell } from "#components/shell/account-shell";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";

export const metadata = { title: "No right to see this" };

export default function Forbidden() {
  return (
    <AccountShell>
      <EmptyState
        heading="h1"
        icon={<Lock />}
        title="Your level does not reach here"
        action={
          <Button variant="primary" render={<Link href="/me" />}>
            Go to your account
          </Button>
        }
      >
        If you need this page, ask somebody of staff to raise your level.
      </EmptyState>
    </AccountShell>
  );
}
