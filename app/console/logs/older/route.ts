import { readFilter } from "#core/events/filter";
import { listEvents } from "#core/events/pages";
import { mayReadLog, viewerOf } from "#core/events/viewer";
import { db } from "#web/db";
import { answerLongRead, longReads } from "#web/long-reads";
import { refuseJson } from "#web/refuse-json";
import { currentActor } from "#web/session";

export const dynamic = "force-dynamic";

const MAX_ID = 2_147_483_647;
const ROWS = 200;
/** Then the page hears how far the search has come, and asks again. */
const LOOK_MS = 800;
const LIMIT_MS = 10_000;

/** Rows before number `before`, with the filters of the log's address, as JSON. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refuseJson(401, { key: "access.signInFirst" });
  if (!mayReadLog(actor.level))
    return refuseJson(403, { key: "access.needsLevel", level: "operator" });
  const params = new URL(request.url).searchParams;
  const before = Number(params.get("before"));
  if (!Number.isInteger(before) || before < 1) return refuseJson(422, { key: "logs.badRow" });
  const viewer = await viewerOf(db, actor);
  const filter = readFilter(params);
  const from = { before: Math.min(before, MAX_ID), limit: ROWS, lookMs: LOOK_MS };
  return answerLongRead(
    longReads().run((reader) => listEvents(reader, viewer, filter, from), {
      owner: `search ${actor.id}`,
      signal: request.signal,
      limitMs: LIMIT_MS,
    }),
  );
}
