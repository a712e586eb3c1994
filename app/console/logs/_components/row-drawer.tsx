"use client";

import Link from "next/link";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { DescriptionList, type Fact } from "#components/ui/description-list";
import { IrcName, Mono } from "#components/ui/irc-name";
import { IrcText } from "#components/ui/irc-text";
import { Sheet, SheetContent } from "#components/ui/sheet";
import { TextLink } from "#components/ui/text-link";
import { Time } from "#components/ui/time";
import type { LogRow } from "#core/events/rights";
import { kindName } from "../_lib/event-words.ts";

interface RowDrawerProps {
  readonly row: LogRow | null;
  readonly networks: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** Everything the reader may know about one row, and where to go from it. */
export function RowDrawer({ row, networks, onClose }: RowDrawerProps) {
  return (
    <Sheet open={row !== null} onOpenChange={(open) => !open && onClose()}>
      {row && (
        <SheetContent
          title={kindName(row.kind)}
          description={`Row ${row.id}`}
          footer={
            <>
              <CopyButton size="sm" text={row.text}>
                Copy text
              </CopyButton>
              <Button size="sm" render={<Link href={`/console/logs/${row.id}`} />}>
                See in context
              </Button>
            </>
          }
        >
          {row.text !== "" && (
            <p className="mb-4 rounded-md bg-muted px-3 py-2">
              <IrcText text={row.text} />
            </p>
          )}
          <DescriptionList facts={factsOf(row, networks)} />
          <Data data={row.data} />
        </SheetContent>
      )}
    </Sheet>
  );
}

function factsOf(row: LogRow, networks: RowDrawerProps["networks"]): Fact[] {
  const facts: (Fact | null)[] = [
    { term: "Time", value: <Time at={row.at} /> },
    row.networkId === null
      ? null
      : { term: "Network", value: networks[row.networkId] ?? row.networkId },
    row.channel === null ? null : { term: "Channel", value: filtered("channel", row.channel) },
    row.nick === null ? null : { term: "Nick", value: filtered("nick", row.nick) },
    row.userHost === null ? null : { term: "Host", value: <Mono>{row.userHost}</Mono> },
    row.account === null ? null : { term: "Services account", value: <Mono>{row.account}</Mono> },
    row.target === null ? null : { term: "Target", value: <Mono>{row.target}</Mono> },
    row.userId === null
      ? null
      : {
          term: "Person",
          value: <TextLink href={`/console/people/${row.userId}`}>Open the account</TextLink>,
        },
    row.requestId === null ? null : { term: "Request", value: <Mono>{row.requestId}</Mono> },
    row.severity === "info" ? null : { term: "Severity", value: row.severity },
  ];
  return facts.filter((fact) => fact !== null);
}

const filtered = (key: string, value: string) => (
  <TextLink href={`/console/logs?${new URLSearchParams({ [key]: value })}`}>
    <IrcName>{value}</IrcName>
  </TextLink>
);

function Data({ data }: { readonly data: unknown }) {
  if (typeof data !== "object" || data === null || Object.keys(data).length === 0) return null;
  return (
    <pre className="mt-4 overflow-x-auto rounded-md bg-muted px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
      {JSON.stringify(data, null, 2)}
    </pre>
  );
}
