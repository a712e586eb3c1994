import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Time } from "#components/ui/time";
import { MAX_EVENT_ID } from "#core/events/events";
import { eventContext } from "#core/events/query";
import { db } from "#web/db";
import { requireReader } from "#web/session";
import { getWords } from "#web/words";
import { networkNames } from "../../_lib/network-names.ts";
import { ContextList } from "../_components/context-list.tsx";
import { logHref } from "../_lib/query.ts";
import { readerOfLog } from "../_lib/reader.ts";

interface RowPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: RowPageProps): Promise<Metadata> {
  const t = await getWords("console");
  return { title: t("logs.row", { slice: (await params).id.slice(0, 10) }) };
}

export default async function RowPage({ params }: RowPageProps) {
  const t = await getWords("console");
  const actor = await requireReader("operator");
  const { id } = await params;
  const number = /^\d{1,10}$/.test(id) ? Number(id) : 0;
  if (number < 1 || number > MAX_EVENT_ID) notFound();
  const [context, networks] = await Promise.all([
    eventContext(db, await readerOfLog(actor), number),
    networkNames(),
  ]);
  if (!context) notFound();
  const { row, rows } = context;
  const place = logHref({
    ...(row.networkId === null ? {} : { network: row.networkId }),
    ...(row.channel === null ? {} : { channel: row.channel }),
  });
  return (
    <>
      <PageHeader
        title={t("logs.rowNumber", { id: row.id })}
        meta={<Time at={row.at} className="text-sm text-muted-foreground" />}
        description={
          row.channel === null
            ? t("logs.around")
            : t("logs.aroundInChannel", { channel: row.channel })
        }
        actions={
          <Button size="sm" render={<Link href={place} />}>
            <ArrowLeft aria-hidden="true" />
            {row.channel === null
              ? t("logs.log")
              : t("logs.logOfChannel", { channel: row.channel })}
          </Button>
        }
      />
      <Card>
        <ContextList rows={rows} marked={row.id} networks={networks} />
      </Card>
    </>
  );
}
