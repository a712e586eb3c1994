import { Badge } from "#components/ui/badge";
import { IrcName } from "#components/ui/irc-name";
import { LevelBadge } from "#components/ui/level-badge";
import { StatusLight } from "#components/ui/status-light";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "#components/ui/table";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import type { ListedPerson } from "#core/people/people";
import { named } from "#core/words/named";
import { getWords } from "#web/words";

/** People with their level, nicks, and when they were last seen. */
export async function PeopleTable({ people }: { readonly people: readonly ListedPerson[] }) {
  const t = await getWords("console");
  return (
    <Table caption={t("people.peopleTitle")}>
      <TableHead>
        <tr>
          <TableHeadCell>{t("people.name")}</TableHeadCell>
          <TableHeadCell>{t("people.level")}</TableHeadCell>
          <TableHeadCell>{t("people.nicks")}</TableHeadCell>
          <TableHeadCell>{t("people.lastWeb")}</TableHeadCell>
          <TableHeadCell>{t("people.lastIrc")}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <TableRow key={person.id}>
            <TableCell primary>
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
                {person.emailVerifiedAt === null && <Badge>{t("people.mailConfirmed")}</Badge>}
              </span>
            </TableCell>
            <TableCell label={t("people.level")}>
              <LevelBadge level={person.level} />
            </TableCell>
            <TableCell label={t("people.nicks")}>
              {person.ircSessions.length > 0 ? (
                <StatusLight state="ok">
                  <IrcName>{person.ircSessions.map(({ nick }) => nick).join(", ")}</IrcName>
                  <span className="sr-only"> {t("people.isLoggedIn")}</span>
                </StatusLight>
              ) : (
                <span className="text-muted-foreground">
                  {person.identities.map(({ value }) => value).join(", ") || t("people.noneLinked")}
                </span>
              )}
            </TableCell>
            <TableCell label={t("people.lastWeb")}>
              <Time at={person.lastSignInAt} show="relative" />
            </TableCell>
            <TableCell label={t("people.lastIrc")}>
              <Time at={person.lastIrcAt} show="relative" />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
