"use client";

import { ScrollText, SearchX } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { useWords } from "#components/use-words";
import { queryOf } from "#core/events/filter-address";
import type { LogRow } from "#core/events/rights";
import { useSingleKeys } from "../../_components/palette/single-keys.tsx";
import type { SavedViews } from "../_lib/chosen-view.ts";
import type { Page } from "../_lib/log-state.ts";
import { logHref, mayFold } from "../_lib/query.ts";
import type { Filters } from "../_lib/use-filters.ts";
import { useLog } from "../_lib/use-log.ts";
import type { LogPlaces } from "./filter-fields.tsx";
import { LogList } from "./log-list.tsx";
import { LogStrip } from "./log-strip.tsx";
import { LogToolbar } from "./log-toolbar.tsx";
import { RowDrawer } from "./row-drawer.tsx";

interface LogViewProps {
  readonly initial: Page;
  readonly after: number;
  readonly filters: Filters;
  readonly views: SavedViews;
  readonly places: LogPlaces;
  readonly visibleKinds: readonly string[];
}

/** The log: search and filters, the rows, and one row's details. */
export function LogView(props: LogViewProps) {
  const { initial, after, filters, views, places, visibleKinds } = props;
  const { params, viewId } = filters;
  const t = useWords("console");
  const router = useRouter();
  const query = queryOf(params);
  const log = useLog({ initial, after, query });
  const [opened, setOpened] = useState<LogRow | null>(null);
  const { following, entries } = log.state;
  const follow = (on: boolean) => (on ? log.follow() : log.pause());
  useSingleKeys((event) => {
    if (event.key !== " ") return;
    follow(!following);
    event.preventDefault();
  }, "button,a");

  return (
    <div className="shell-fill flex flex-col">
      <h1 className="sr-only">{t("logs.log3")}</h1>
      <LogToolbar
        filters={filters}
        views={views}
        places={places}
        visibleKinds={visibleKinds}
        following={following}
        connected={log.connected}
        onFollow={follow}
      />
      <LogStrip
        query={query}
        onRange={(range) =>
          router.push(logHref({ ...params, ...range }, viewId), { scroll: false })
        }
      />
      {entries.length === 0 && log.state.before === null ? (
        <Nothing filtered={query !== ""} />
      ) : (
        <LogList
          key={query}
          log={log}
          networks={places.networks}
          folds={mayFold(params)}
          onOpen={setOpened}
        />
      )}
      <RowDrawer row={opened} networks={places.networks} onClose={() => setOpened(null)} />
    </div>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  const t = useWords("console");
  if (filtered)
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("logs.nothingFits")}
        action={<Button render={<Link href="/console/logs" />}>{t("logs.clearFilters")}</Button>}
      >
        {t("logs.rowWholeLog")}
      </EmptyState>
    );
  return (
    <EmptyState icon={<ScrollText />} title={t("home.feedEmpty")}>
      {t("logs.whatBotSees")}
    </EmptyState>
  );
}
