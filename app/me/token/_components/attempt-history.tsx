import { Card, CardBody, CardHeader } from "#components/ui/card";
import type { TokenAttempt } from "#core/tokens/overview";
import { getWords } from "#web/words";
import { AttemptsTable } from "../../_components/attempts-table.tsx";

interface AttemptHistoryProps {
  readonly attempts: readonly TokenAttempt[];
}

/** What became of every attempt with one's tokens; the place that tells the cause. */
export async function AttemptHistory({ attempts }: AttemptHistoryProps) {
  const t = await getWords("me");
  return (
    <Card className="mt-6">
      <CardHeader title={t("token.history")} description={t("token.historyText")} />
      {attempts.length === 0 ? (
        <CardBody>
          <p className="text-muted-foreground">{t("token.historyEmpty")}</p>
        </CardBody>
      ) : (
        <AttemptsTable attempts={attempts} />
      )}
    </Card>
  );
}
