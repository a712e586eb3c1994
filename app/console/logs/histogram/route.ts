import { readFilter } from "#core/events/filter";
import { countByTime } from "#core/events/histogram";
import { answerLongRead, longReads } from "#web/long-reads";
import { logRoute } from "../_lib/reader.ts";

export const dynamic = "force-dynamic";

const LIMIT_MS = 10_000;

/** How many rows fit the filters of the log's address, by time, as JSON. Without a time: of the last day. */
export const GET = logRoute(async (request, { actor, viewer }) => {
  const filter = readFilter(new URL(request.url).searchParams);
  return answerLongRead(
    longReads().run((reader) => countByTime(reader, viewer, filter, new Date()), {
      owner: `histogram ${actor.id}`,
      signal: request.signal,
      limitMs: LIMIT_MS,
    }),
  );
});
