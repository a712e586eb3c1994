import { SearchX, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { listAudit } from "#core/audit/listing";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { AuditList } from "../_components/audit-list.tsx";
import { hrefWith, pageNumber, param, type SearchParams } from "../_lib/search-params.ts";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: { readonly searchParams: SearchParams }) {
  await requireActor("superuser");
  const search = await searchParams;
  const filter = { who: param(search, "who"), action: param(search, "action") };
  const page = pageNumber(search);
  const { rows, more } = await listAudit(db, filter, page);
  const step = (to: number) => hrefWith("/console/audit", search, { page: to });
  const filtered = filter.who !== "" || filter.action !== "";
  return (
    <>
      <PageHeader
        title="Audit"
        description="Who changed what, from where, and what it was before."
      />
      <Form
        action="/console/audit"
        role="search"
        className="mb-4 grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
      >
        <Field label="Who, or to whom">
          <Input type="search" name="who" defaultValue={filter.who} maxLength={100} />
        </Field>
        <Field label="What">
          <Input
            type="search"
            name="action"
            defaultValue={filter.action}
            placeholder="user.level"
            maxLength={100}
            mono
          />
        </Field>
        <Button type="submit">Search</Button>
      </Form>
      <Card>
        {rows.length === 0 ? (
          <Nothing filtered={filtered} />
        ) : (
          <>
            <AuditList rows={rows} />
            <Pagination
              previousHref={page > 1 ? step(page - 1) : undefined}
              nextHref={more ? step(page + 1) : undefined}
            />
          </>
        )}
      </Card>
    </>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  if (!filtered)
    return (
      <EmptyState icon={<ShieldCheck />} title="Nothing was changed yet">
        Every change of levels, accounts and settings is noted here.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<SearchX />}
      title="Nothing fits"
      action={<Button render={<Link href="/console/audit" />}>Clear filters</Button>}
    >
      No change fits this search.
    </EmptyState>
  );
}
