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
import { stateWord } from "../_lib/state-words.ts";

/** People with their level, nicks, and when they were last seen. */
export function PeopleTable({ people }: { readonly people: readonly ListedPerson[] }) {
  return (
    <Table caption="People">
      <TableHead>
        <tr>
          <TableHeadCell>Name</TableHeadCell>
          <TableHeadCell>Level</TableHeadCell>
          <TableHeadCell>Nicks</TableHeadCell>
          <TableHeadCell>Last on the web</TableHeadCell>
          <TableHeadCell>Last on IRC</TableHeadCell>
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
                    {stateWord(person.state)}
                  </Badge>
                )}
                {person.emailVerifiedAt === null && <Badge>Mail not confirmed</Badge>}
              </span>
            </TableCell>
            <TableCell label="Level">
              <LevelBadge level={person.level} />
            </TableCell>
            <TableCell label="Nicks">
              {person.ircSessions.length > 0 ? (
                <StatusLight state="ok">
                  <IrcName>{person.ircSessions.map(({ nick }) => nick).join(", ")}</IrcName>
                  <span className="sr-only"> logged in</span>
                </StatusLight>
              ) : (
                <span className="text-muted-foreground">
                  {person.identities.map(({ value }) => value).join(", ") || "none linked"}
                </span>
              )}
            </TableCell>
            <TableCell label="Last on the web">
              <Time at={person.lastSignInAt} show="relative" />
            </TableCell>
            <TableCell label="Last on IRC">
              <Time at={person.lastIrcAt} show="relative" />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
