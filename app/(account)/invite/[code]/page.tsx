import { MailOpen, MailX } from "lucide-react";
import Link from "next/link";
import { AccountCard } from "#components/shell/account-shell";
import { Button } from "#components/ui/button";
import { TextLink } from "#components/ui/text-link";
import { addressBlock } from "#core/limits/address";
import { inviteStanding, metNick } from "#core/users/invites";
import { db } from "#web/db";
import { clientAddress, currentActor } from "#web/session";
import { currentSite } from "#web/site";
import { limits } from "#web/visit";
import { getWords, titled } from "#web/words";
import { AcceptForm } from "./_components/accept-form.tsx";

export const generateMetadata = titled("account", "invite.title", { referrer: "no-referrer" });

interface InvitePageProps {
  readonly params: Promise<{ code: string }>;
}

export default async function InvitePage({ params }: InvitePageProps) {
  const t = await getWords("account");
  const [{ code }, site] = await Promise.all([params, currentSite()]);
  const isAllowed = await limits.trySpend("link.block", addressBlock(await clientAddress()));
  const invite = isAllowed ? await inviteStanding(db, code, new Date()) : null;
  const actor = await currentActor();
  const met = invite && metNick(invite.note);
  if (invite?.standing === "live" && actor)
    return (
      <AccountCard
        icon={<MailOpen />}
        title={met ? t("invite.yourNick", { nick: met.nick }) : t("invite.known")}
        description={t("invite.signedInAs", { name: actor.name })}
      >
        {met ? (
          <AcceptForm token={code} isKnown />
        ) : (
          <Button variant="primary" size="lg" render={<Link href="/me" />}>
            {t("invite.toAccount")}
          </Button>
        )}
      </AccountCard>
    );
  if (invite?.standing === "live")
    return (
      <AccountCard
        icon={<MailOpen />}
        title={t("invite.to", { name: site.name })}
        description={t("invite.how")}
        footer={t.rich("signIn.haveAccount", {
          link: (chunks) => <TextLink href="/signin">{chunks}</TextLink>,
        })}
      >
        <AcceptForm token={code} isKnown={false} />
      </AccountCard>
    );
  return (
    <AccountCard
      icon={<MailX />}
      title={invite?.standing === "used" ? t("invite.used") : t("invite.dead")}
      description={invite?.standing === "expired" ? t("invite.expiredText") : t("invite.deadText")}
    >
      <Button variant="primary" size="lg" render={<Link href="/signin" />}>
        {t("signIn.do")}
      </Button>
    </AccountCard>
  );
}
