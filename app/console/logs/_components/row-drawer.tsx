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
import { useWords } from "#components/use-words";
import { moduleOf } from "#core/events/module-rows";
import type { LogRow } from "#core/events/rights";
import { named } from "#core/words/named";
import type { Words } from "#core/words/translate";
import { kindName } from "../_lib/event-words.ts";

interface RowDrawerProps {
  readonly row: LogRow | null;
  readonly networks: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** Everything the reader may know about one row, and where to go from it. */
export function RowDrawer({ row, networks, onClose }: RowDrawerProps) {
  const t = useWords("console");
  return (
    <Sheet open={row !== null} onOpenChange={(open) => !open && onClose()}>
      {row && (
        <SheetContent
          title={kindName(row.kind, t)}
          description={t("logs.rowNumber", { id: row.id })}
          footer={
            <>
              <CopyButton size="sm" text={row.text}>
                {t("logs.copyText")}
              </CopyButton>
              <Button size="sm" render={<Link href={`/console/logs/${row.id}`} />}>
                {t("logs.seeContext")}
              </Button>
            </>
          }
        >
          {row.text !== "" && (
            <p className="mb-4 rounded-md bg-muted px-3 py-2">
              <IrcText text={row.text} />
            </p>
          )}
          <DescriptionList facts={factsOf(row, networks, t)} />
          <Data data={row.data} />
        </SheetContent>
      )}
    </Sheet>
  );
}

function factsOf(row: LogRow, networks: RowDrawerProps["networks"], t: Words<"console">): Fact[] {
  const module = moduleOf(row);
  const facts: (Fact | null)[] = [
    { term: t("logs.facts.time"), value: <Time at={row.at} /> },
    row.networkId === null
      ? null
      : { term: t("logs.facts.network"), value: networks[row.networkId] ?? row.networkId },
    row.channel === null
      ? null
      : { term: t("logs.facts.channel"), value: filtered("channel", row.channel) },
    row.nick === null ? null : { term: t("logs.facts.nick"), value: filtered("nick", row.nick) },
    row.userHost === null
      ? null
      : { term: t("logs.facts.host"), value: <Mono>{row.userHost}</Mono> },
    row.account === null
      ? null
      : { term: t("logs.facts.account"), value: <Mono>{row.account}</Mono> },
    row.target === null ? null : { term: t("logs.facts.target"), value: <Mono>{row.target}</Mono> },
    row.userId === null
      ? null
      : {
          term: t("logs.facts.person"),
          value: (
            <TextLink href={`/console/people/${row.userId}`}>{t("logs.openAccount")}</TextLink>
          ),
        },
    row.requestId === null
      ? null
      : { term: t("logs.facts.request"), value: filtered("request", row.requestId) },
    module === null ? null : { term: t("logs.facts.module"), value: filtered("module", module) },
    row.severity === "info"
      ? null
      : { term: t("logs.facts.severity"), value: named(t, "logs.severities", row.severity) },
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
