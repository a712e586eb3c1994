import { SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { LEVELS } from "#core/levels";
import { listPeople, USER_STATES } from "#core/people/people";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { cursorOf, hrefAt, oneOf, param, type SearchParams } from "../_lib/search-params.ts";
import { InviteDialog } from "./_components/invite-dialog.tsx";
import { OpenInvites } from "./_components/open-invites.tsx";
import { PeopleFilterForm } from "./_components/people-filter-form.tsx";
import { PeopleTable } from "./_components/people-table.tsx";

export const generateMetadata = titled("console", "people.peopleTitle");

export default async function PeoplePage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const t = await getWords("console");
  await requireActor("staff");
  const search = await searchParams;
  const filter = {
    search: param(search, "q"),
    level: oneOf(LEVELS, param(search, "level")),
    state: oneOf(USER_STATES, param(search, "state")),
  };
  const page = await listPeople(db, filter, cursorOf(search));
  return (
    <>
      <PageHeader
        title={t("people.peopleTitle")}
        description={t("people.peopleTitleText")}
        actions={<InviteDialog />}
      />
      <PeopleFilterForm filter={filter} />
      <Card>
        {page.rows.length === 0 ? (
          <EmptyState
            icon={<SearchX />}
            title={t("people.nobodyFits")}
            action={
              <Button render={<Link href="/console/people" />}>{t("people.clearFilters")}</Button>
            }
          >
            {t("people.accountFitsSearch")}
          </EmptyState>
        ) : (
          <>
            <PeopleTable people={page.rows} />
            <Pagination
              previousHref={hrefAt("/console/people", search, page.previous)}
              nextHref={hrefAt("/console/people", search, page.next)}
            />
          </>
        )}
      </Card>
      <OpenInvites />
    </>
  );
}
