"use client";

import { Radio } from "lucide-react";
import { useState } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { TextLink } from "#components/ui/text-link";
import { useWords } from "#components/use-words";
import { paramsOf } from "#core/events/filter-address";
import type { LogRow } from "#core/events/rights";
import { useStream } from "#web/use-stream";
import { LogLine } from "../logs/_components/log-line.tsx";
import { logHref } from "../logs/_lib/query.ts";

const SHOWN = 20;

interface FeedCardProps {
  readonly initial: readonly LogRow[];
  /** The newest number the server knew. */
  readonly after: number;
  readonly networks: Readonly<Record<string, string>>;
  /** Filters as in the log's address; blank for none. */
  readonly query: string;
}

/** The last events, live. */
export function FeedCard({ initial, after, networks, query }: FeedCardProps) {
  const t = useWords("console");
  const [rows, setRows] = useState(initial);
  useStream({ topics: ["log"], filter: query, after }, (event) => {
    if (event.name === "log") setRows((before) => [...before, event.data].slice(-SHOWN));
  });
  return (
    <Card>
      <CardHeader
        icon={<Radio aria-hidden="true" />}
        title={t("home.live")}
        actions={
          <TextLink href={logHref(paramsOf(query))}>
            {t(query === "" ? "home.wholeLog" : "logs.log")}
          </TextLink>
        }
      />
      {rows.length === 0 ? (
        <EmptyState className="py-8" icon={<Radio />} title={t("home.feedEmpty")}>
          {t("home.feedEmptyText")}
        </EmptyState>
      ) : (
        <CardBody flush>
          <ol aria-label={t("home.feedCaption")} className="divide-y divide-border/60 py-1">
            {rows.toReversed().map((row) => (
              <li key={row.id}>
                <LogLine row={row} network={row.networkId ? networks[row.networkId] : undefined} />
              </li>
            ))}
          </ol>
        </CardBody>
      )}
    </Card>
  );
}
