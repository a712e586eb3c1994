import { Badge } from "#components/ui/badge";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { Mono } from "#components/ui/irc-name";
import { PageHeader } from "#components/ui/page-header";
import { Time } from "#components/ui/time";
import { browserName } from "#core/web-sessions/browser";
import { isActive, listSessions } from "#core/web-sessions/web-sessions";
import { named } from "#core/words/named";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { EndOthers, EndSession } from "./_components/end-sessions.tsx";

export const generateMetadata = titled("me", "sessions.title");

export default async function SessionsPage() {
  const t = await getWords("me");
  const actor = await requireActor();
  const now = new Date();
  const sessions = await listSessions(db, actor, now);
  const own = (id: string) => id === actor.sessionId;
  const others = sessions.filter(({ id }) => !own(id));
  const groups = [
    { title: t("sessions.thisOne"), rows: sessions.filter(({ id }) => own(id)) },
    { title: t("sessions.active"), rows: others.filter((one) => isActive(one, now)) },
    { title: t("sessions.others"), rows: others.filter((one) => !isActive(one, now)) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t("sessions.title")} description={t("sessions.titleText")} />
      {groups.map(({ title, rows }) => (
        <Card key={title}>
          <CardHeader title={title} />
          <CardBody flush>
            <DataTable
              caption={title}
              rows={rows}
              keyOf={({ id }) => id}
              columns={[
                { title: t("sessions.browser"), cell: ({ userAgent }) => browserName(userAgent) },
                { title: t("sessions.address"), cell: ({ ip }) => <Mono>{ip}</Mono> },
                {
                  title: t("sessions.method"),
                  cell: ({ method }) => named(t, "sessions.methods", method),
                },
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
      ))}
      <EndOthers count={others.length} />
    </div>
  );
}
