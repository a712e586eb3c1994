import { UserPlus } from "lucide-react";
import { redirect } from "next/navigation";
import { AccountCard } from "#components/shell/account-shell";
import { Alert } from "#components/ui/alert";
import { PlainLink } from "#components/ui/plain-link";
import { readPending } from "#web/pending";
import { currentActor } from "#web/session";
import { currentSite } from "#web/site";
import { getWords, titled } from "#web/words";
import { SignUpForm } from "./_components/sign-up-form.tsx";

export const generateMetadata = titled("account", "signUp.title");

export default async function SignUpPage() {
  const t = await getWords("account");
  const [actor, site, invite] = await Promise.all([
    currentActor(),
    currentSite(),
    readPending("invite"),
  ]);
  if (actor) redirect("/me");
  const footer = (
    <>
      {t.rich("signIn.haveAccount", {
        link: (chunks) => <PlainLink href="/signin">{chunks}</PlainLink>,
      })}
    </>
  );
  if (site.signupMode === "closed" || (site.signupMode === "invite" && !invite))
    return (
      <AccountCard icon={<UserPlus />} title={t("signUp.notOpen")} footer={footer}>
        <p className="text-muted-foreground">
          {site.signupMode === "closed"
            ? t("signUp.closed", { name: site.name })
            : t("signUp.inviteOnly", { name: site.name })}
        </p>
      </AccountCard>
    );
  return (
    <AccountCard
      icon={<UserPlus />}
      title={t("signUp.to", { name: site.name })}
      description={t("signUp.next")}
      footer={footer}
    >
      {site.signupMode === "approval" && <Alert tone="info">{t("signUp.approval")}</Alert>}
      <SignUpForm />
    </AccountCard>
  );
}
