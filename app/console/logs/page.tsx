import { readFilter } from "#core/events/filter";
import { filterParams, queryOf } from "#core/events/filter-address";
import { lastEventId } from "#core/events/query";
import { channelKey, kindsFor, type Viewer } from "#core/events/rights";
import { reaches } from "#core/levels";
import { listViews, mayShareViews } from "#core/log-views/log-views";
import { db } from "#web/db";
import { requireReader } from "#web/session";
import { titled } from "#web/words";
import { networkNames } from "../_lib/network-names.ts";
import { param, type SearchParams } from "../_lib/search-params.ts";
import { LogView } from "./_components/log-view.tsx";
import { firstPage } from "./_lib/first-page.ts";
import { readerOfLog } from "./_lib/reader.ts";

export const generateMetadata = titled("console", "logs.title");

interface LogPageProps {
  readonly searchParams: SearchParams;
}

export default async function LogPage({ searchParams }: LogPageProps) {
  const actor = await requireReader("operator");
  const search = await searchParams;
  const params = filterParams(search);
  const query = queryOf(params);
  const viewer = await readerOfLog(actor);
  // Before the rows, so that what happens in between comes by the stream.
  const last = await lastEventId(db);
  const [page, networks, channels, modules, views] = await Promise.all([
    firstPage(viewer, readFilter(new URLSearchParams(query)), last),
    networkNames(),
    channelNames(viewer),
    moduleNames(),
    listViews(db, actor.id),
  ]);
  return (
    <LogView
      initial={page}
      after={last}
      filters={{ params, viewId: param(search, "view") }}
      views={{ ...views, mayShare: mayShareViews(actor.level) }}
      places={{ networks, channels, modules }}
      visibleKinds={kindsFor(viewer.level)}
    />
  );
}

/** Modules to choose from: everybody's help names them. */
async function moduleNames(): Promise<string[]> {
  const rows = await db.moduleStatus.findMany({ select: { name: true }, orderBy: { name: "asc" } });
  return rows.map(({ name }) => name);
}

/** Channels to choose from: those that this reader may see. */
async function channelNames(viewer: Viewer): Promise<string[]> {
  const rows = await db.channel.findMany({
    select: { name: true, folded: true, networkId: true },
    orderBy: { folded: "asc" },
  });
  const visible = reaches(viewer.level, "staff")
    ? rows
    : rows.filter(({ networkId, folded }) => viewer.channels.has(channelKey(networkId, folded)));
  return [...new Set(visible.map(({ name }) => name))];
}
