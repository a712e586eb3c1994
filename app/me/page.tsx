import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { DescriptionList } from "#components/ui/description-list";
import { IrcName, Mono } from "#components/ui/irc-name";
import { LevelBadge } from "#components/ui/level-badge";
import { PageHeader } from "#components/ui/page-header";
import { Time } from "#components/ui/time";
import { levelOf } from "#core/levels";
import { tokenHistory } from "#core/tokens/overview";
import { accountOverview } from "#core/users/overview";
import { named } from "#core/words/named";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { IrcSessions } from "./_components/irc-sessions.tsx";
import { TokenUses } from "./_components/token-uses.tsx";

export const generateMetadata = titled("me", "overview.title");

export default async function MePage() {
  const t = await getWords("me");
  const actor = await requireActor();
  const [{ user, identities, ircSessions, channelLevels }, uses] = await Promise.all([
    accountOverview(db, actor.id),
    tokenHistory(db, actor.id, 5),
  ]);
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={<bdi>{actor.displayName || actor.name}</bdi>}
        description={user.about || undefined}
        meta={<LevelBadge level={actor.level} />}
        actions={<Button render={<Link href="/me/profile" />}>{t("overview.editProfile")}</Button>}
      />
      <Card>
        <CardHeader title={t("overview.whoHere")} />
        <CardBody>
          <DescriptionList
            facts={[
              { term: t("overview.userName"), value: actor.name },
              { term: t("overview.eMail"), value: <bdi className="break-all">{actor.email}</bdi> },
              {
                term: t("overview.identities"),
                value:
                  identities.length === 0 ? (
                    t("overview.noIdentity")
                  ) : (
                    <Identities of={identities} />
                  ),
              },
              ...channelLevels.map(({ level, channel: { name: channel, network } }) => ({
                term: t("overview.levelIn", { channel, network: network.name }),
                value: <LevelBadge level={levelOf(level)} />,
              })),
              { term: t("overview.hereSince"), value: <Time at={user.createdAt} show="date" /> },
              { term: t("overview.lastIrc"), value: <Time at={user.lastIrcAt} show="relative" /> },
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

async function Identities({ of }: { readonly of: readonly Identity[] }) {
  const t = await getWords("me");
  return (
    <ul className="flex flex-col gap-1">
      {of.map(({ id, kind, value, network }) => (
        <li key={id}>
          {kind === "hostmask" ? <Mono>{value}</Mono> : <IrcName>{value}</IrcName>}{" "}
          <span className="text-muted-foreground">
            {t("overview.identityOn", { kind: named(t, "token.kinds", kind), name: network.name })}
          </span>
        </li>
      ))}
    </ul>
  );
}
