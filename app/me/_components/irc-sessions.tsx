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
export function IrcSessions({ sessions }: IrcSessionsProps) {
  return (
    <Card>
      <CardHeader title="On IRC now" />
      {sessions.length === 0 ? (
        <EmptyState
          icon={<MessagesSquare />}
          title="You are not logged in on IRC"
          action={
            <Button variant="primary" render={<Link href="/me/token" />}>
              Get a token
            </Button>
          }
        >
          Make a token and send it to the bot; then your level counts there too.
        </EmptyState>
      ) : (
        <CardBody flush>
          <Table caption="IRC sessions">
            <TableHead>
              <tr>
                <TableHeadCell>Nick</TableHeadCell>
                <TableHeadCell>Network</TableHeadCell>
                <TableHeadCell>From</TableHeadCell>
                <TableHeadCell>Since</TableHeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {sessions.map((session) => (
                <TableRow key={session.id}>
                  <TableCell primary>
                    <IrcName>{session.nick}</IrcName>
                  </TableCell>
                  <TableCell label="Network">{session.network.name}</TableCell>
                  <TableCell label="From">
                    <Mono>{session.userHost}</Mono>
                  </TableCell>
                  <TableCell label="Since">
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
