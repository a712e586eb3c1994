import { KeyRound, type LucideIcon, MessageSquare, UserPlus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button";
import { Card, CardBody } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Mono } from "#components/ui/irc-name";
import { isSetupOpen } from "#core/setup/setup";
import { readPublic } from "#core/status/public";
import { db } from "#web/db";
import { currentActor } from "#web/session";
import { currentSite } from "#web/site";
import { getWords } from "#web/words";
import { PublicNetworkCard } from "./_components/public-network-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getWords("public");
  const { name } = await currentSite();
  return { title: { absolute: name }, description: t("start.description", { name }) };
}

export default async function StartPage() {
  const t = await getWords("public");
  const [site, fresh, networks, actor] = await Promise.all([
    currentSite(),
    isSetupOpen(db),
    readPublic(db, new Date()),
    currentActor(),
  ]);
  const nick = networks[0]?.nick ?? "steward";
  return (
    <>
      <section className="mb-10 max-w-2xl">
        <h1 className="text-3xl font-semibold tracking-tight">{site.name}</h1>
        <p className="mt-3 text-lg text-pretty text-muted-foreground">{t("start.purpose")}</p>
        <div className="mt-5 flex flex-wrap gap-2">
          {!fresh ? (
            <WayIn signedIn={actor !== null} open={site.signupMode !== "closed"} />
          ) : (
            <Button variant="primary" size="lg" render={<Link href="/setup" />}>
              {t("start.setUp")}
            </Button>
          )}
        </div>
        {fresh && <p className="mt-3 text-sm text-muted-foreground">{t("start.isNew")}</p>}
      </section>
      <section aria-labelledby="places" className="mb-10">
        <h2 id="places" className="mb-3 text-lg font-semibold">
          {t("start.where")}
        </h2>
        {networks.length === 0 ? (
          <Card>
            <EmptyState icon={<MessageSquare />} title={t("start.noNetwork")}>
              {t("start.noNetworkText")}
            </EmptyState>
          </Card>
        ) : (
          <div className="grid items-start gap-4 md:grid-cols-2">
            {networks.map((network) => (
              <PublicNetworkCard key={network.id} network={network} />
            ))}
          </div>
        )}
      </section>
      <section aria-labelledby="how">
        <h2 id="how" className="mb-3 text-lg font-semibold">
          {t("start.how")}
        </h2>
        <ol className="grid gap-4 md:grid-cols-3">
          <Step icon={UserPlus} title={t("start.steps.signUp")}>
            {t("start.steps.signUpText")}
          </Step>
          <Step icon={KeyRound} title={t("start.steps.token")}>
            {t("start.steps.tokenText")}
          </Step>
          <Step icon={MessageSquare} title={t("start.steps.tell")}>
            {t.rich("start.steps.tellText", {
              code: () => <Mono>{`/msg ${nick} register <token>`}</Mono>,
            })}
          </Step>
        </ol>
      </section>
    </>
  );
}

async function WayIn({ signedIn, open }: { readonly signedIn: boolean; readonly open: boolean }) {
  const t = await getWords("public");
  if (signedIn)
    return (
      <Button variant="primary" size="lg" render={<Link href="/me" />}>
        {t("start.account")}
      </Button>
    );
  return (
    <>
      {open && (
        <Button variant="primary" size="lg" render={<Link href="/signup" />}>
          {t("start.steps.signUp")}
        </Button>
      )}
      <Button size="lg" render={<Link href="/commands" />}>
        {t("start.whatItCanDo")}
      </Button>
    </>
  );
}

interface StepProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
}

function Step({ icon: Icon, title, children }: StepProps) {
  return (
    <li>
      <Card className="h-full">
        <CardBody>
          <Icon aria-hidden="true" className="size-5 text-primary" />
          <h3 className="mt-2 font-semibold">{title}</h3>
          <p className="mt-1 text-muted-foreground">{children}</p>
        </CardBody>
      </Card>
    </li>
  );
}
