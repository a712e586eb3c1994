import { Badge } from "#components/ui/badge";
import { DataTable } from "#components/ui/data-table";
import { Mono } from "#components/ui/irc-name";
import { Time } from "#components/ui/time";
import type { TokenAttempt } from "#core/tokens/overview";
import { named } from "#core/words/named";
import { getWords } from "#web/words";

interface AttemptsTableProps {
  readonly attempts: readonly TokenAttempt[];
}

/** What was tried with one's tokens, by whom, and what became of it. */
export async function AttemptsTable({ attempts }: AttemptsTableProps) {
  const t = await getWords("me");
  return (
    <DataTable
      caption={t("token.attempts.title")}
      rows={attempts}
      keyOf={({ id }) => id}
      columns={[
        { title: t("token.attempts.when"), cell: ({ at }) => <Time at={at} /> },
        {
          title: t("token.attempts.what"),
          cell: ({ action, network }) =>
            t("token.attempts.actionOn", { action: named(t, "token.actions", action), network }),
        },
        { title: t("token.attempts.from"), cell: ({ hostmask }) => <Mono>{hostmask}</Mono> },
        {
          title: t("token.attempts.result"),
          cell: ({ result }) => (
            <Badge tone={result === "ok" ? "success" : "warning"}>
              {named(t, "token.outcome", result)}
            </Badge>
          ),
        },
      ]}
    />
  );
}
