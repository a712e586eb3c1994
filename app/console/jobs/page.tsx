import { ListChecks } from "lucide-react";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Mono } from "#components/ui/irc-name";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
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
import { JOB_GROUPS, type JobGroup, type ListedJob, listJobs } from "#core/jobs/listing";
import { named } from "#core/words/named";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { RefreshOnJobs } from "../_components/refresh-on-jobs.tsx";
import { StateLinks } from "../_components/state-links.tsx";
import { hrefWith, oneOf, pageNumber, param, type SearchParams } from "../_lib/search-params.ts";

export const generateMetadata = titled("console", "jobs.title");

const groups = Object.keys(JOB_GROUPS) as JobGroup[];

export default async function JobsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const t = await getWords("console");
  await requireActor("superuser");
  const search = await searchParams;
  const group = oneOf(groups, param(search, "state"));
  const page = pageNumber(search);
  const { jobs, more } = await listJobs(db, group, page);
  const step = (to: number) => hrefWith("/console/jobs", search, { page: to });
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
        {jobs.length === 0 ? (
          <EmptyState icon={<ListChecks />} title={group ? t("jobs.noneKind") : t("jobs.jobYet")}>
            {t("jobs.emptyText")}
          </EmptyState>
        ) : (
          <>
            <JobTable jobs={jobs} />
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

async function JobTable({ jobs }: { readonly jobs: readonly ListedJob[] }) {
  const t = await getWords("console");
  return (
    <Table caption={t("jobs.title")}>
      <TableHead>
        <tr>
          <TableHeadCell>{t("jobs.job")}</TableHeadCell>
          <TableHeadCell>{t("jobs.state")}</TableHeadCell>
          <TableHeadCell>{t("jobs.askedBy")}</TableHeadCell>
          <TableHeadCell>{t("jobs.askedAt")}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {jobs.map((job) => (
          <TableRow key={job.id}>
            <TableCell primary>
              <Mono>{job.kind}</Mono> <span className="font-normal">{placeOf(job.input)}</span>
            </TableCell>
            <TableCell label={t("jobs.state")}>
              <Badge tone={toneOf(job.state)}>{named(t, "jobs.states", job.state)}</Badge>
              {job.result !== "" && (
                <p className="text-sm wrap-anywhere text-muted-foreground">{job.result}</p>
              )}
            </TableCell>
            <TableCell label={t("jobs.askedBy")}>
              {job.askedBy !== null && job.userId !== null ? (
                <TextLink href={`/console/people/${job.userId}`}>{job.askedBy}</TextLink>
              ) : (
                job.via
              )}
            </TableCell>
            <TableCell label={t("jobs.askedAt")}>
              <Time at={job.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function toneOf(state: string) {
  if (state === "done") return "success" as const;
  return (JOB_GROUPS.failed as readonly string[]).includes(state)
    ? ("danger" as const)
    : ("info" as const);
}

/** Where the job acts: never what was to be said, nor a key. */
function placeOf(input: unknown): string {
  if (typeof input !== "object" || input === null) return "";
  const { channel, target, name, nick } = input as Record<string, unknown>;
  return ([channel, target, name, nick].find((part) => typeof part === "string") as string) ?? "";
}
