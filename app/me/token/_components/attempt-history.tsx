import { Badge } from "#components/ui/badge";
import { Card, CardBody, CardHeader } from "#components/ui/card";
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
import { actionWords, causeWords } from "../_lib/outcome-words.ts";

/** What became of every attempt with one's tokens; the place that tells the cause. */
export function AttemptHistory({ attempts }: { readonly attempts: readonly TokenAttempt[] }) {
  return (
    <Card className="mt-6">
      <CardHeader
        title="History"
        description="Every use of your tokens, also those that somebody else tried."
      />
      {attempts.length === 0 ? (
        <CardBody>
          <p className="text-muted-foreground">Nothing yet. Your first token will show up here.</p>
        </CardBody>
      ) : (
        <Table caption="Uses of your tokens">
          <TableHead>
            <tr>
              <TableHeadCell>When</TableHeadCell>
              <TableHeadCell>What</TableHeadCell>
              <TableHeadCell>From</TableHeadCell>
              <TableHeadCell>Result</TableHeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {attempts.map((attempt) => (
              <TableRow key={attempt.id}>
                <TableCell primary>
                  <Time at={attempt.at} />
                </TableCell>
                <TableCell label="What">
                  {actionWords(attempt.action)} on {attempt.network}
                </TableCell>
                <TableCell label="From">
                  <Mono>{attempt.hostmask}</Mono>
                </TableCell>
                <TableCell label="Result">
                  <Badge tone={attempt.result === "ok" ? "success" : "warning"}>
                    {causeWords(attempt.result)}
                  </Badge>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
