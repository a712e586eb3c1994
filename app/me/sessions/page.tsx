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
import { getWords, titled } from "#web/words";
import { EndOthers, EndSession } from "./_components/end-sessions.tsx";

export const generateMetadata = titled("me", "sessions.title");

export default async function SessionsPage() {
  const t = await getWords("me");
  const actor = await requireActor();
  const sessions = await listSessions(db, actor, new Date());
  const own = (id: string) => id === actor.sessionId;
  const sorted = [
    ...sessions.filter(({ id }) => own(id)),
    ...sessions.filter(({ id }) => !own(id)),
  ];
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t("sessions.title")} description={t("sessions.titleText")} />
      <Card>
        <CardHeader title={t("sessions.signedIn")} />
        <CardBody flush>
          <Table caption={t("sessions.title")}>
            <TableHead>
              <tr>
                <TableHeadCell>{t("sessions.browser")}</TableHeadCell>
                <TableHeadCell>{t("sessions.address")}</TableHeadCell>
                <TableHeadCell>{t("sessions.since")}</TableHeadCell>
                <TableHeadCell>{t("sessions.lastUsed")}</TableHeadCell>
                <TableHeadCell>
                  <span className="sr-only">{t("sessions.actions")}</span>
                </TableHeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {sorted.map(({ id, userAgent, ip, createdAt, lastUsedAt }) => (
                <TableRow key={id}>
                  <TableCell primary>{browserName(userAgent)}</TableCell>
                  <TableCell label={t("sessions.address")}>
                    <Mono>{ip}</Mono>
                  </TableCell>
                  <TableCell label={t("sessions.since")}>
                    <Time at={createdAt} />
                  </TableCell>
                  <TableCell label={t("sessions.lastUsed")}>
                    <Time at={lastUsedAt} show="relative" />
                  </TableCell>
                  <TableCell actions>
                    {own(id) ? (
                      <Badge tone="accent">{t("sessions.current")}</Badge>
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
