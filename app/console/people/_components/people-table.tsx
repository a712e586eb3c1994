import { ShieldCheck } from "lucide-react";
import { Badge } from "#components/ui/badge";
import { DataTable } from "#components/ui/data-table";
import { IrcName } from "#components/ui/irc-name";
import { LevelBadge } from "#components/ui/level-badge";
import { StatusLight } from "#components/ui/status-light";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import type { ListedPerson } from "#core/people/people";
import { named } from "#core/words/named";
import { getWords } from "#web/words";

/** People with their level, nicks, and when they were last seen. */
export async function PeopleTable({ people }: { readonly people: readonly ListedPerson[] }) {
  const t = await getWords("console");
  return (
    <DataTable
      caption={t("people.peopleTitle")}
      rows={people}
      keyOf={({ id }) => id}
      columns={[
        { title: t("people.name"), cell: (person) => <NameCell person={person} /> },
        { title: t("people.level"), cell: ({ level }) => <LevelBadge level={level} /> },
        { title: t("people.nicks"), cell: (person) => <NicksCell person={person} /> },
        {
          title: t("people.lastWeb"),
          cell: ({ lastSignInAt }) => <Time at={lastSignInAt} show="relative" />,
        },
        {
          title: t("people.lastIrc"),
          cell: ({ lastIrcAt }) => <Time at={lastIrcAt} show="relative" />,
        },
      ]}
    />
  );
}

interface CellProps {
  readonly person: ListedPerson;
}

async function NameCell({ person }: CellProps) {
  const t = await getWords("console");
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <TextLink href={`/console/people/${person.id}`}>
        <bdi>{person.name}</bdi>
      </TextLink>
      {person.displayName !== "" && (
        <bdi className="font-normal text-muted-foreground">{person.displayName}</bdi>
      )}
      {person.state !== "active" && (
        <Badge tone={person.state === "pending" ? "warning" : "danger"}>
          {named(t, "people.states", person.state)}
        </Badge>
      )}
      {person.secondFactor?.confirmedAt && (
        <Badge tone="success" icon={<ShieldCheck aria-hidden="true" />}>
          <abbr title={t("people.secondFactorIs")} className="no-underline">
            {t("people.secondFactor")}
          </abbr>
        </Badge>
      )}
      {person.emailVerifiedAt === null && <Badge>{t("people.mailConfirmed")}</Badge>}
    </span>
  );
}

async function NicksCell({ person }: CellProps) {
  const t = await getWords("console");
  if (person.ircSessions.length > 0)
    return (
      <StatusLight state="ok">
        <IrcName>{person.ircSessions.map(({ nick }) => nick).join(", ")}</IrcName>
        <span className="sr-only"> {t("people.isLoggedIn")}</span>
      </StatusLight>
    );
  return (
    <span className="text-muted-foreground">
      {person.identities.map(({ value }) => value).join(", ") || t("people.noneLinked")}
    </span>
  );
}
