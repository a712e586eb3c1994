import { Smartphone } from "lucide-react";
import { redirect } from "next/navigation";
import { AccountCard } from "#components/shell/account-shell";
import { PlainLink } from "#components/ui/plain-link";
import { safePath } from "#core/site/safe-path";
import { isHalfSignedIn } from "#core/users/half-sign-in";
import { db } from "#web/db";
import { readPending } from "#web/pending";
import { currentActor } from "#web/session";
import { currentSite } from "#web/site";
import { getWords, titled } from "#web/words";
import { SecondStepForm } from "./_components/second-step-form.tsx";

export const generateMetadata = titled("account", "signIn.secondStep.title");

interface SecondStepPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** After a right password, in the browser that sent it: the code of the app, or a recovery code. */
export default async function SecondStepPage({ searchParams }: SecondStepPageProps) {
  const [t, { next }, actor, site, halfId] = await Promise.all([
    getWords("account"),
    searchParams,
    currentActor(),
    currentSite(),
    readPending("sign-in"),
  ]);
  const path = safePath(typeof next === "string" ? next : null);
  if (actor) redirect(path);
  const back = `next=${encodeURIComponent(path)}`;
  if (halfId === null) redirect(`/signin?${back}`);
  if (!(await isHalfSignedIn(db, halfId, new Date()))) redirect(`/signin?after=late&${back}`);
  return (
    <AccountCard
      icon={<Smartphone />}
      title={t("signIn.secondStep.title")}
      footer={t.rich("signIn.secondStep.restart", {
        link: (chunks) => <PlainLink href={`/signin?${back}`}>{chunks}</PlainLink>,
      })}
    >
      <SecondStepForm next={path} siteName={site.name} />
    </AccountCard>
  );
}
