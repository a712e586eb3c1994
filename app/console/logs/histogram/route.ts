import { readFilter } from "#core/events/filter";
import { countByTime } from "#core/events/histogram";
import { mayReadLog, viewerOf } from "#core/events/viewer";
import { db } from "#web/db";
import { answerLongRead, longReads } from "#web/long-reads";
import { refuseJson } from "#web/refuse-json";
import { currentActor } from "#web/session";

export const dynamic = "force-dynamic";

const LIMIT_MS = 10_000;

/** How many rows fit the filters of the log's address, by time, as JSON. Without a time: of the last day. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refuseJson(401, { key: "access.signInFirst" });
  if (!mayReadLog(actor.level))
    return refuseJson(403, { key: "access.needsLevel", level: "operator" });
  const filter = readFilter(new URL(request.url).searchParams);
  const viewer = await viewerOf(db, actor);
  return answerLongRead(
    longReads().run((reader) => countByTime(reader, viewer, filter, new Date()), {
      owner: `histogram ${actor.id}`,
      signal: request.signal,
      limitMs: LIMIT_MS,
    }),
  );
}
