import { Badge } from "#components/ui/badge";
import { Mono } from "#components/ui/irc-name";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "#components/ui/table";
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
    <Table caption={t("token.attempts.title")}>
      <TableHead>
        <tr>
          <TableHeadCell>{t("token.attempts.when")}</TableHeadCell>
          <TableHeadCell>{t("token.attempts.what")}</TableHeadCell>
          <TableHeadCell>{t("token.attempts.from")}</TableHeadCell>
          <TableHeadCell>{t("token.attempts.result")}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {attempts.map(({ id, at, action, network, hostmask, result }) => (
          <TableRow key={id}>
            <TableCell primary>
              <Time at={at} />
            </TableCell>
            <TableCell label={t("token.attempts.what")}>
              {t("token.attempts.actionOn", { action: named(t, "token.actions", action), network })}
            </TableCell>
            <TableCell label={t("token.attempts.from")}>
              <Mono>{hostmask}</Mono>
            </TableCell>
            <TableCell label={t("token.attempts.result")}>
              <Badge tone={result === "ok" ? "success" : "warning"}>
                {named(t, "token.outcome", result)}
              </Badge>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
