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
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import type { TokenAttempt } from "#core/tokens/overview";

/** The last few attempts with one's tokens, to notice what was not one's own. */
export function TokenUses({ uses }: { readonly uses: readonly TokenAttempt[] }) {
  if (uses.length === 0) return null;
  return (
    <Card>
      <CardHeader
        title="Latest uses of your tokens"
        actions={<TextLink href="/me/token">All</TextLink>}
      />
      <CardBody flush>
        <Table caption="Latest uses of your tokens">
          <TableHead>
            <tr>
              <TableHeadCell>When</TableHeadCell>
              <TableHeadCell>What</TableHeadCell>
              <TableHeadCell>Who</TableHeadCell>
              <TableHeadCell>Network</TableHeadCell>
              <TableHeadCell>Result</TableHeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {uses.map((use) => (
              <TableRow key={use.id}>
                <TableCell primary>
                  <Time at={use.at} show="relative" />
                </TableCell>
                <TableCell label="What">{use.action}</TableCell>
                <TableCell label="Who">
                  <Mono>{use.hostmask}</Mono>
                </TableCell>
                <TableCell label="Network">{use.network}</TableCell>
                <TableCell label="Result">
                  <Badge tone={use.result === "ok" ? "success" : "warning"}>{use.result}</Badge>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </CardBody>
    </Card>
  );
}
