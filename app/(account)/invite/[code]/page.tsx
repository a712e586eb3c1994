import { MailOpen, MailX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AccountCard } from "#components/shell/account-shell";
import { Button } from "#components/ui/button";
import { TextLink } from "#components/ui/text-link";
import { addressBlock } from "#core/limits/address";
import { inviteStanding } from "#core/users/invites";
import { db } from "#web/db";
import { clientAddress } from "#web/session";
import { currentSite } from "#web/site";
import { limits } from "#web/visit";
import { AcceptForm } from "./_components/accept-form.tsx";

export const metadata: Metadata = { title: "Invite", referrer: "no-referrer" };

interface InvitePageProps {
  readonly params: Promise<{ code: string }>;
}

export default async function InvitePage({ params }: InvitePageProps) {
  const [{ code }, site] = await Promise.all([params, currentSite()]);
  const isAllowed = await limits.trySpend("link.block", addressBlock(await clientAddress()));
  const invite = isAllowed ? await inviteStanding(db, code, new Date()) : null;
  if (invite?.standing === "live")
    return (
      <AccountCard
        icon={<MailOpen />}
        title={`You are invited to ${site.name}`}
        description="Make an account, confirm your e-mail address, and connect your IRC nick."
        footer={
          <>
            Have an account? <TextLink href="/signin">Sign in</TextLink>
          </>
        }
      >
        <AcceptForm token={code} />
      </AccountCard>
    );
  return (
    <AccountCard
      icon={<MailX />}
      title={
        invite?.standing === "used" ? "This invite was used already" : "This invite cannot be used"
      }
      description={
        invite?.standing === "expired"
          ? "It has expired. Ask whoever invited you for a new one."
          : "If you have made your account, sign in. Otherwise ask whoever invited you for a new one."
      }
    >
      <Button variant="primary" size="lg" render={<Link href="/signin" />}>
        Sign in
      </Button>
    </AccountCard>
  );
}
