import { KeyRound, MailX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AccountCard } from "#components/shell/account-shell";
import { Button } from "#components/ui/button";
import { findConfirmation } from "#core/confirmations/confirmations";
import { addressBlock } from "#core/limits/address";
import { db } from "#web/db";
import { clientAddress } from "#web/session";
import { limits } from "#web/visit";
import { ResetForm } from "./_components/reset-form.tsx";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

interface ResetPageProps {
  readonly params: Promise<{ token: string }>;
}

const reasons: Readonly<Record<string, string>> = {
  used: "It was used already. If your new password does not work, ask for another link.",
  expired: "It was good for 30 minutes. Ask for a new one.",
  replaced: "A newer one was asked for, and only the latest counts.",
};

export default async function ResetPage({ params }: ResetPageProps) {
  const { token } = await params;
  const isAllowed = await limits.trySpend("link.block", addressBlock(await clientAddress()));
  const found = isAllowed ? await findConfirmation(db, token, ["reset"], new Date()) : null;
  const user = found?.standing === "live" ? found.row.user : null;
  if (!user)
    return (
      <AccountCard
        icon={<MailX />}
        title="This link cannot be used"
        description={
          reasons[found?.standing ?? ""] ??
          "Perhaps it was not copied in full. Open it from the mail again, or ask for a new one."
        }
      >
        <Button variant="primary" size="lg" render={<Link href="/forgot" />}>
          Ask for a new link
        </Button>
      </AccountCard>
    );
  return (
    <AccountCard
      icon={<KeyRound />}
      title="Choose a new password"
      description={
        <>
          For the account <bdi className="font-medium text-foreground">{user.name}</bdi>. All its
          sessions end when you set it.
        </>
      }
    >
      <ResetForm token={token} userName={user.name} />
    </AccountCard>
  );
}
