import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { DescriptionList } from "#components/ui/description-list";
import { IrcName, Mono } from "#components/ui/irc-name";
import { LevelBadge } from "#components/ui/level-badge";
import { PageHeader } from "#components/ui/page-header";
import { Time } from "#components/ui/time";
import { tokenHistory } from "#core/tokens/overview";
import { accountOverview } from "#core/users/overview";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { IrcSessions } from "./_components/irc-sessions.tsx";
import { TokenUses } from "./_components/token-uses.tsx";

export const metadata: Metadata = { title: "Your account" };

export default async function MePage() {
  const actor = await requireActor();
  const [{ user, identities, ircSessions }, uses] = await Promise.all([
    accountOverview(db, actor.id),
    tokenHistory(db, actor.id, 5),
  ]);
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={<bdi>{actor.displayName || actor.name}</bdi>}
        description={user.about || undefined}
        meta={<LevelBadge level={actor.level} />}
        actions={<Button render={<Link href="/me/profile" />}>Edit profile</Button>}
      />
      <Card>
        <CardHeader title="Who you are here" />
        <CardBody>
          <DescriptionList
            facts={[
              { term: "User name", value: actor.name },
              { term: "E-mail", value: <bdi className="break-all">{actor.email}</bdi> },
              {
                term: "On IRC",
                value:
                  identities.length === 0 ? "no nick linked yet" : <Identities of={identities} />,
              },
              { term: "Here since", value: <Time at={user.createdAt} show="date" /> },
              { term: "Last on IRC", value: <Time at={user.lastIrcAt} show="relative" /> },
            ]}
          />
        </CardBody>
      </Card>
      <IrcSessions sessions={ircSessions} />
      <TokenUses uses={uses} />
    </div>
  );
}

type Identity = Awaited<ReturnType<typeof accountOverview>>["identities"][number];

function Identities({ of }: { readonly of: readonly Identity[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {of.map(({ id, kind, value, network }) => (
        <li key={id}>
          {kind === "hostmask" ? <Mono>{value}</Mono> : <IrcName>{value}</IrcName>}{" "}
          <span className="text-muted-foreground">
            {kind} on {network.name}
          </span>
        </li>
      ))}
    </ul>
  );
}
