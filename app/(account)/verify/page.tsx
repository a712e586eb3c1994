import { MailCheck, MailQuestion } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountCard } from "#components/shell/account-shell";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { Separator } from "#components/ui/separator";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import { liveConfirmation } from "#core/confirmations/confirmations";
import { maskEmail } from "#core/users/names";
import { findCredentials } from "#core/users/users";
import { db } from "#web/db";
import { readPending } from "#web/pending";
import { currentActor } from "#web/session";
import { AddressForm } from "./_components/address-form.tsx";
import { CodeForm } from "./_components/code-form.tsx";
import { ResendForm } from "./_components/resend-form.tsx";

export const metadata: Metadata = { title: "Check your e-mail", referrer: "no-referrer" };

export default async function VerifyPage() {
  const actor = await currentActor();
  const userId = actor?.id ?? (await readPending("sign-up"));
  const user = userId ? await findCredentials(db, userId) : null;
  if (!user) return <NothingWaits />;
  if (user.emailVerifiedAt) redirect(actor ? "/me" : "/signin?after=confirmed");

  const proof = await liveConfirmation(db, user.id, "verify", new Date());
  const isUsable = proof !== null && proof.triesLeft > 0;
  return (
    <AccountCard
      icon={<MailCheck />}
      title="Check your e-mail"
      description={
        <>
          A mail went to <bdi className="font-medium text-foreground">{maskEmail(user.email)}</bdi>.
          Open the link in it, or type its code here. It may be among the spam.
        </>
      }
      footer={<WebMail address={user.email} />}
    >
      {isUsable ? (
        <>
          <CodeForm />
          <p className="text-sm text-muted-foreground">
            Both are good for 60 minutes, until <Time at={proof.expiresAt} show="time" />.
          </p>
        </>
      ) : (
        <Alert tone="warning">
          {proof ? "Too many wrong codes." : "The last mail has run out."} Have a new one sent.
        </Alert>
      )}
      <Separator />
      <ResendForm sentAt={proof?.createdAt.getTime() ?? null} />
      <details>
        <summary className="cursor-pointer rounded-sm text-base font-medium">
          That is not my address
        </summary>
        <div className="pt-4">
          <AddressForm />
        </div>
      </details>
    </AccountCard>
  );
}

function NothingWaits() {
  return (
    <AccountCard
      icon={<MailQuestion />}
      title="Nothing to confirm here"
      description="No sign-up was begun in this browser. Open the link in your mail, or sign in to have a new one sent."
      footer={
        <>
          New here? <TextLink href="/signup">Sign up</TextLink>
        </>
      }
    >
      <Button variant="primary" size="lg" render={<Link href="/signin?next=/verify" />}>
        Sign in
      </Button>
    </AccountCard>
  );
}

const webMails: Readonly<Record<string, { name: string; href: string }>> = {
  "gmail.com": { name: "Gmail", href: "https://mail.google.com/" },
  "googlemail.com": { name: "Gmail", href: "https://mail.google.com/" },
  "outlook.com": { name: "Outlook", href: "https://outlook.live.com/" },
  "hotmail.com": { name: "Outlook", href: "https://outlook.live.com/" },
  "proton.me": { name: "Proton Mail", href: "https://mail.proton.me/" },
};

function WebMail({ address }: { readonly address: string }) {
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  const place = Object.hasOwn(webMails, domain) ? webMails[domain] : undefined;
  if (!place) return null;
  return (
    <TextLink href={place.href} target="_blank" rel="noopener noreferrer">
      Open {place.name}
    </TextLink>
  );
}
