import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { IrcName, Mono } from "#components/ui/irc-name";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "#components/ui/table";
import { Time } from "#components/ui/time";
import { getWords } from "#web/words";

interface IrcSessionsProps {
  readonly sessions: readonly {
    readonly id: string;
    readonly nick: string;
    readonly userHost: string;
    readonly startedAt: Date;
    readonly network: { readonly name: string };
  }[];
}

/** Where somebody is logged in on IRC right now. */
export async function IrcSessions({ sessions }: IrcSessionsProps) {
  const t = await getWords("me");
  return (
    <Card>
      <CardHeader title={t("overview.onIrc")} />
      {sessions.length === 0 ? (
        <EmptyState
          icon={<MessagesSquare />}
          title={t("overview.notOnIrc")}
          action={
            <Button variant="primary" render={<Link href="/me/token" />}>
              {t("overview.getToken")}
            </Button>
          }
        >
          {t("overview.notOnIrcText")}
        </EmptyState>
      ) : (
        <CardBody flush>
          <Table caption={t("overview.ircSessions")}>
            <TableHead>
              <tr>
                <TableHeadCell>{t("overview.nick")}</TableHeadCell>
                <TableHeadCell>{t("overview.network")}</TableHeadCell>
                <TableHeadCell>{t("overview.from")}</TableHeadCell>
                <TableHeadCell>{t("overview.since")}</TableHeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {sessions.map((session) => (
                <TableRow key={session.id}>
                  <TableCell primary>
                    <IrcName>{session.nick}</IrcName>
                  </TableCell>
                  <TableCell label={t("overview.network")}>{session.network.name}</TableCell>
                  <TableCell label={t("overview.from")}>
                    <Mono>{session.userHost}</Mono>
                  </TableCell>
                  <TableCell label={t("overview.since")}>
                    <Time at={session.startedAt} show="relative" />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </CardBody>
      )}
    </Card>
  );
}
