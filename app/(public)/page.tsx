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
  const { name } = await currentSite();
  return { title: { absolute: name }, description: `${name} looks after IRC channels.` };
}

export default async function StartPage() {
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
        <p className="mt-3 text-lg text-pretty text-muted-foreground">
          A bot that looks after IRC channels. Make an account here, link your nick with a one-time
          token, and it knows who you are; no password ever crosses IRC.
        </p>
        <div className="mt-5 flex flex-wrap gap-2">
          {!fresh ? (
            <WayIn signedIn={actor !== null} open={site.signupMode !== "closed"} />
          ) : (
            <Button variant="primary" size="lg" render={<Link href="/setup" />}>
              Set it up
            </Button>
          )}
        </div>
        {fresh && (
          <p className="mt-3 text-sm text-muted-foreground">
            This installation is new. Whoever started it finds the setup code in its terminal.
          </p>
        )}
      </section>
      <section aria-labelledby="places" className="mb-10">
        <h2 id="places" className="mb-3 text-lg font-semibold">
          Where it is
        </h2>
        {networks.length === 0 ? (
          <Card>
            <EmptyState icon={<MessageSquare />} title="On no network yet">
              Once it is connected, its channels are listed here.
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
          How to join
        </h2>
        <ol className="grid gap-4 md:grid-cols-3">
          <Step icon={UserPlus} title="Sign up">
            Choose a name and confirm your mail address.
          </Step>
          <Step icon={KeyRound} title="Get a token">
            Your account page makes one that works once and only for ten minutes.
          </Step>
          <Step icon={MessageSquare} title="Tell the bot">
            In your IRC client: <Mono>{`/msg ${nick} register <token>`}</Mono>
          </Step>
        </ol>
      </section>
    </>
  );
}

async function WayIn({ signedIn, open }: { readonly signedIn: boolean; readonly open: boolean }) {
  const t = await getWords("kit");
  if (signedIn)
    return (
      <Button variant="primary" size="lg" render={<Link href="/me" />}>
        {t("nav.account")}
      </Button>
    );
  return (
    <>
      {open && (
        <Button variant="primary" size="lg" render={<Link href="/signup" />}>
          {t("nav.signUp")}
        </Button>
      )}
      <Button size="lg" render={<Link href="/commands" />}>
        What it can do
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
