import { MailCheck, MailQuestion } from "lucide-react";
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
import { getWords, titled } from "#web/words";
import { EmailForm } from "../_components/email-form.tsx";
import { CodeForm } from "./_components/code-form.tsx";
import { ResendForm } from "./_components/resend-form.tsx";
import { changeAddress } from "./actions.ts";

export const generateMetadata = titled("account", "verify.title", { referrer: "no-referrer" });

export default async function VerifyPage() {
  const t = await getWords("account");
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
      title={t("verify.title")}
      description={t.rich("verify.how", {
        name: () => <bdi className="font-medium text-foreground">{maskEmail(user.email)}</bdi>,
      })}
      footer={<WebMail address={user.email} />}
    >
      {isUsable ? (
        <>
          <CodeForm />
          <p className="text-sm text-muted-foreground">
            {t.rich("verify.until", { time: () => <Time at={proof.expiresAt} show="time" /> })}
          </p>
        </>
      ) : (
        <Alert tone="warning">{t(proof ? "verify.tooManyWrong" : "verify.ranOut")}</Alert>
      )}
      <Separator />
      <ResendForm sentAt={proof?.createdAt.getTime() ?? null} />
      <details>
        <summary className="cursor-pointer rounded-sm text-base font-medium">
          {t("verify.notMine")}
        </summary>
        <div className="pt-4">
          <EmailForm
            send={changeAddress}
            button={{ variant: "secondary", children: t("verify.useAddress") }}
          />
        </div>
      </details>
    </AccountCard>
  );
}

async function NothingWaits() {
  const t = await getWords("account");
  return (
    <AccountCard
      icon={<MailQuestion />}
      title={t("verify.nothing")}
      description={t("verify.nothingText")}
      footer={t.rich("signUp.newHere", {
        link: (chunks) => <TextLink href="/signup">{chunks}</TextLink>,
      })}
    >
      <Button variant="primary" size="lg" render={<Link href="/signin?next=/verify" />}>
        {t("signIn.do")}
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

async function WebMail({ address }: { readonly address: string }) {
  const t = await getWords("account");
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  const place = Object.hasOwn(webMails, domain) ? webMails[domain] : undefined;
  if (!place) return null;
  return (
    <TextLink href={place.href} target="_blank" rel="noopener noreferrer">
      {t("verify.openMail", { name: place.name })}
    </TextLink>
  );
}
