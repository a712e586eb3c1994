import { ListChecks } from "lucide-react";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { JOB_GROUPS, type JobGroup, listJobs } from "#core/jobs/listing";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { RefreshOnJobs } from "../_components/refresh-on-jobs.tsx";
import { StateLinks } from "../_components/state-links.tsx";
import { cursorOf, hrefAt, oneOf, param, type SearchParams } from "../_lib/search-params.ts";
import { JobTable } from "./_components/job-table.tsx";

export const generateMetadata = titled("console", "jobs.title");

const groups = Object.keys(JOB_GROUPS) as JobGroup[];

export default async function JobsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const t = await getWords("console");
  await requireActor("superuser");
  const search = await searchParams;
  const group = oneOf(groups, param(search, "state"));
  const page = await listJobs(db, group, cursorOf(search));
  return (
    <>
      <RefreshOnJobs />
      <PageHeader title={t("jobs.title")} description={t("jobs.titleText")} />
      <StateLinks
        label={t("jobs.state")}
        items={[
          { label: t("jobs.all"), href: "/console/jobs", current: group === null },
          ...groups.map((one) => ({
            label: t(`jobs.groups.${one}`),
            href: `/console/jobs?state=${one}`,
            current: group === one,
          })),
        ]}
      />
      <Card>
        {page.rows.length === 0 ? (
          <EmptyState icon={<ListChecks />} title={group ? t("jobs.noneKind") : t("jobs.jobYet")}>
            {t("jobs.emptyText")}
          </EmptyState>
        ) : (
          <>
            <JobTable jobs={page.rows} />
            <Pagination
              previousHref={hrefAt("/console/jobs", search, page.previous)}
              nextHref={hrefAt("/console/jobs", search, page.next)}
            />
          </>
        )}
      </Card>
    </>
  );
}
