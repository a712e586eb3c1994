import { SearchX, ShieldCheck } from "lucide-react";
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
import { getWords, titled } from "#web/words";
import { AuditList } from "../_components/audit-list.tsx";
import { cursorOf, hrefAt, param, type SearchParams } from "../_lib/search-params.ts";

export const generateMetadata = titled("console", "audit.title");

export default async function AuditPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const t = await getWords("console");
  await requireActor("superuser");
  const search = await searchParams;
  const filter = { who: param(search, "who"), action: param(search, "action") };
  const page = await listAudit(db, filter, cursorOf(search));
  const filtered = filter.who !== "" || filter.action !== "";
  return (
    <>
      <PageHeader title={t("audit.title")} description={t("audit.titleText")} />
      <Form
        action="/console/audit"
        role="search"
        className="mb-4 grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
      >
        <Field label={t("audit.whoWhom")}>
          <Input type="search" name="who" defaultValue={filter.who} maxLength={100} />
        </Field>
        <Field label={t("audit.what")}>
          <Input
            type="search"
            name="action"
            defaultValue={filter.action}
            placeholder="user.level"
            maxLength={100}
            mono
          />
        </Field>
        <Button type="submit">{t("audit.search")}</Button>
      </Form>
      <Card>
        {page.rows.length === 0 ? (
          <Nothing filtered={filtered} />
        ) : (
          <>
            <AuditList rows={page.rows} />
            <Pagination
              previousHref={hrefAt("/console/audit", search, page.previous)}
              nextHref={hrefAt("/console/audit", search, page.next)}
            />
          </>
        )}
      </Card>
    </>
  );
}

async function Nothing({ filtered }: { readonly filtered: boolean }) {
  const t = await getWords("console");
  if (!filtered)
    return (
      <EmptyState icon={<ShieldCheck />} title={t("audit.nothingChangedYet")}>
        {t("audit.everyChangeLevels")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<SearchX />}
      title={t("audit.nothingFits")}
      action={<Button render={<Link href="/console/audit" />}>{t("audit.clearFilters")}</Button>}
    >
      {t("audit.changeFitsSearch")}
    </EmptyState>
  );
}
