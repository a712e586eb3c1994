import { Badge } from "#components/ui/badge";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { Mono } from "#components/ui/irc-name";
import { PageHeader } from "#components/ui/page-header";
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
          <DataTable
            caption={t("sessions.title")}
            rows={sorted}
            keyOf={({ id }) => id}
            columns={[
              { title: t("sessions.browser"), cell: ({ userAgent }) => browserName(userAgent) },
              { title: t("sessions.address"), cell: ({ ip }) => <Mono>{ip}</Mono> },
              { title: t("sessions.since"), cell: ({ createdAt }) => <Time at={createdAt} /> },
              {
                title: t("sessions.lastUsed"),
                cell: ({ lastUsedAt }) => <Time at={lastUsedAt} show="relative" />,
              },
              {
                title: t("sessions.actions"),
                actions: true,
                cell: ({ id, userAgent }) =>
                  own(id) ? (
                    <Badge tone="accent">{t("sessions.current")}</Badge>
                  ) : (
                    <EndSession id={id} browser={browserName(userAgent)} />
                  ),
              },
            ]}
          />
        </CardBody>
      </Card>
      <EndOthers count={sorted.length - 1} />
    </div>
  );
}
