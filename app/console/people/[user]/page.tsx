import { History, ShieldCheck, UserRound } from "lucide-react";
import { notFound } from "next/navigation";
import { Badge } from "#components/ui/badge";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { DescriptionList } from "#components/ui/description-list";
import { EmptyState } from "#components/ui/empty-state";
import { LevelBadge } from "#components/ui/level-badge";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import { LEVELS, mayEdit, mayGrant } from "#core/levels";
import { channelChoices } from "#core/people/channel-levels";
import { auditOf, findPerson } from "#core/people/people";
import { named } from "#core/words/named";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { AuditList } from "../../_components/audit-list.tsx";
import { AccountActions } from "./_components/account-actions.tsx";
import { ChannelLevelsCard } from "./_components/channel-levels-card.tsx";
import { IdentityCard } from "./_components/identity-card.tsx";
import { LevelForm } from "./_components/level-form.tsx";
import { personFacts } from "./_lib/person-facts.tsx";

export const generateMetadata = titled("console", "people.title");

interface PersonPageProps {
  readonly params: Promise<{ readonly user: string }>;
}

export default async function PersonPage({ params }: PersonPageProps) {
  const t = await getWords("console");
  const actor = await requireActor("staff");
  const { user } = await params;
  const [person, trail, channels] = await Promise.all([
    findPerson(db, user, new Date()),
    auditOf(db, user),
    channelChoices(db),
  ]);
  if (!person) notFound();
  const grantable = LEVELS.filter((level) => mayGrant(actor, person, level));
  const mayClose = actor.id !== person.id && mayEdit(actor, person);
  return (
    <>
      <PageHeader
        title={<bdi>{person.displayName || person.name}</bdi>}
        meta={
          <>
            <LevelBadge level={person.level} />
            {person.state !== "active" && (
              <Badge tone={person.state === "pending" ? "warning" : "danger"}>
                {named(t, "people.states", person.state)}
              </Badge>
            )}
          </>
        }
        actions={
          mayClose && <AccountActions userId={person.id} name={person.name} state={person.state} />
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          <Card>
            <CardHeader icon={<UserRound aria-hidden="true" />} title={t("people.account")} />
            <CardBody>
              <DescriptionList facts={personFacts(person, t)} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader icon={<ShieldCheck aria-hidden="true" />} title={t("people.level")} />
            <CardBody>
              {grantable.length > 0 ? (
                <LevelForm userId={person.id} level={person.level} grantable={grantable} />
              ) : (
                <p className="text-muted-foreground">{t("people.levelFixed")}</p>
              )}
            </CardBody>
          </Card>
          <ChannelLevelsCard actor={actor} person={person} channels={channels} />
        </div>
        <div className="grid min-w-0 gap-4">
          <IdentityCard person={person} />
          <Card>
            <CardHeader
              icon={<History aria-hidden="true" />}
              title={t("people.changes")}
              description={t.rich("people.lastSeen", {
                time: () => <Time at={person.lastSignInAt} show="relative" />,
                link: (chunks) => (
                  <TextLink
                    href={`/console/logs?kind=identity&q=${encodeURIComponent(person.name)}`}
                  >
                    {chunks}
                  </TextLink>
                ),
              })}
            />
            <CardBody flush>
              {trail.length > 0 ? (
                <AuditList rows={trail} />
              ) : (
                <EmptyState className="py-6" title={t("people.nothingChangedYet")} />
              )}
            </CardBody>
          </Card>
        </div>
      </div>
    </>
  );
}
