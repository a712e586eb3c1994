import type { Metadata } from "next";
import { Badge } from "#components/ui/badge";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { Mono } from "#components/ui/irc-name";
import { PageHeader } from "#components/ui/page-header";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "#components/ui/table";
import { Time } from "#components/ui/time";
import { browserName } from "#core/web-sessions/browser";
import { listSessions } from "#core/web-sessions/web-sessions";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { EndOthers, EndSession } from "./_components/end-sessions.tsx";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const actor = await requireActor();
  const sessions = await listSessions(db, actor, new Date());
  const own = (id: string) => id === actor.sessionId;
  const sorted = [
    ...sessions.filter(({ id }) => own(id)),
    ...sessions.filter(({ id }) => !own(id)),
  ];
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Sessions"
        description="Where you are signed in. End what you do not recognise, then change your password."
      />
      <Card>
        <CardHeader title="Signed in" />
        <CardBody flush>
          <Table caption="Sessions">
            <TableHead>
              <tr>
                <TableHeadCell>Browser</TableHeadCell>
                <TableHeadCell>Address</TableHeadCell>
                <TableHeadCell>Since</TableHeadCell>
                <TableHeadCell>Last used</TableHeadCell>
                <TableHeadCell>
                  <span className="sr-only">What you can do</span>
                </TableHeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {sorted.map(({ id, userAgent, ip, createdAt, lastUsedAt }) => (
                <TableRow key={id}>
                  <TableCell primary>{browserName(userAgent)}</TableCell>
                  <TableCell label="Address">
                    <Mono>{ip}</Mono>
                  </TableCell>
                  <TableCell label="Since">
                    <Time at={createdAt} />
                  </TableCell>
                  <TableCell label="Last used">
                    <Time at={lastUsedAt} show="relative" />
                  </TableCell>
                  <TableCell actions>
                    {own(id) ? (
                      <Badge tone="accent">this one</Badge>
                    ) : (
                      <EndSession id={id} browser={browserName(userAgent)} />
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </CardBody>
      </Card>
      <EndOthers count={sorted.length - 1} />
    </div>
  );
}
