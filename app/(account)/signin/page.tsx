import { LogIn } from "lucide-react";
import { redirect } from "next/navigation";
import { AccountCard } from "#components/shell/account-shell";
import { Alert } from "#components/ui/alert";
import { PlainLink } from "#components/ui/plain-link";
import { getSetting } from "#core/settings/settings";
import { safePath } from "#core/site/safe-path";
import { db } from "#web/db";
import { currentActor } from "#web/session";
import { currentSite } from "#web/site";
import { getWords, titled } from "#web/words";
import { SignInForm } from "./_components/sign-in-form.tsx";

export const generateMetadata = titled("account", "signIn.do");

/** What may have brought somebody here, by the `after` parameter. */
const arrivals = [
  "late",
  "confirmed",
  "approval",
  "reset",
  "changed",
  "deleted",
  "signout",
] as const;

interface SignInPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const t = await getWords("account");
  const [{ next, after }, actor, site, sessions] = await Promise.all([
    searchParams,
    currentActor(),
    currentSite(),
    getSetting(db, "sessions"),
  ]);
  const path = safePath(typeof next === "string" ? next : null);
  if (actor) redirect(path);
  const arrival = arrivals.find((one) => one === after);
  return (
    <AccountCard
      icon={<LogIn />}
      title={t("signIn.to", { name: site.name })}
      footer={
        site.signupMode !== "closed" &&
        t.rich("signUp.newHere", {
          link: (chunks) => <PlainLink href="/signup">{chunks}</PlainLink>,
        })
      }
    >
      {arrival && (
        <Alert tone={arrival === "late" ? "warning" : "success"}>
          {t(`signIn.after.${arrival}`)}
        </Alert>
      )}
      <SignInForm next={path} rememberedDays={sessions.rememberedDays} />
    </AccountCard>
  );
}
