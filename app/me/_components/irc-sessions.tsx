import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { IrcName, Mono } from "#components/ui/irc-name";
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
          <DataTable
            caption={t("overview.ircSessions")}
            rows={sessions}
            keyOf={({ id }) => id}
            columns={[
              { title: t("overview.nick"), cell: ({ nick }) => <IrcName>{nick}</IrcName> },
              { title: t("overview.network"), cell: ({ network }) => network.name },
              { title: t("overview.from"), cell: ({ userHost }) => <Mono>{userHost}</Mono> },
              {
                title: t("overview.since"),
                cell: ({ startedAt }) => <Time at={startedAt} show="relative" />,
              },
            ]}
          />
        </CardBody>
      )}
    </Card>
  );
}
