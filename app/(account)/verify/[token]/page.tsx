import { MailCheck, MailX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AccountCard } from "#components/shell/account-shell";
import { Button } from "#components/ui/button";
import { findConfirmation, type Standing } from "#core/confirmations/confirmations";
import { addressBlock } from "#core/limits/address";
import { maskEmail } from "#core/users/names";
import { db } from "#web/db";
import { clientAddress } from "#web/session";
import { limits } from "#web/visit";
import { ConfirmForm } from "./_components/confirm-form.tsx";

export const metadata: Metadata = { title: "Confirm your address", referrer: "no-referrer" };

interface LinkPageProps {
  readonly params: Promise<{ token: string }>;
}

export default async function VerifyLinkPage({ params }: LinkPageProps) {
  const { token } = await params;
  if (!(await limits.trySpend("link.block", addressBlock(await clientAddress()))))
    return <Dead reason="limited" />;
  const found = await findConfirmation(db, token, ["verify", "mail-change"], new Date());
  if (found?.standing !== "live") return <Dead reason={found?.standing ?? "unknown"} />;
  const { user, emailFolded } = found.row;
  return (
    <AccountCard
      icon={<MailCheck />}
      title="Confirm your address"
      description={
        <>
          <bdi className="font-medium text-foreground">{maskEmail(emailFolded)}</bdi> is to belong
          to the account <bdi className="font-medium text-foreground">{user?.name}</bdi>. Is that
          yours? If not, just close this page.
        </>
      }
    >
      <ConfirmForm token={token} />
    </AccountCard>
  );
}

type Reason = Exclude<Standing, "live"> | "unknown" | "limited";

const reasons: Readonly<Record<Reason, { title: string; text: string }>> = {
  limited: {
    title: "Too many links were opened from here",
    text: "Wait a quarter of an hour and open the link again. It is not used up.",
  },
  used: {
    title: "This link was used already",
    text: "Your address is confirmed. Sign in to go on.",
  },
  expired: {
    title: "This link has expired",
    text: "It was good for 60 minutes. Go on to have a new mail sent.",
  },
  replaced: {
    title: "There is a newer mail",
    text: "Only the latest one counts. Open the link in that, or go on to have another sent.",
  },
  unknown: {
    title: "This link does not work",
    text: "Perhaps it was not copied in full. Open it from the mail again, or go on to have a new one sent.",
  },
};

function Dead({ reason }: { readonly reason: Reason }) {
  const { title, text } = reasons[reason];
  const next = reason === "used" ? "/signin" : "/verify";
  return (
    <AccountCard icon={<MailX />} title={title} description={text}>
      <Button variant="primary" size="lg" render={<Link href={next} />}>
        {reason === "used" ? "Sign in" : "Go on"}
      </Button>
    </AccountCard>
  );
}
