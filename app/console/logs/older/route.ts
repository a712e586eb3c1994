import { readFilter } from "#core/events/filter";
import { listEvents } from "#core/events/query";
import { mayReadLog, viewerOf } from "#core/events/viewer";
import { db } from "#web/db";
import { refuseJson } from "#web/refuse-json";
import { currentActor } from "#web/session";

export const dynamic = "force-dynamic";

const MAX_ID = 2_147_483_647;
const ROWS = 200;

/** Rows before number `before`, with the filters of the log's address, as JSON. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refuseJson(401, { key: "access.signInFirst" });
  if (!mayReadLog(actor.level))
    return refuseJson(403, { key: "access.needsLevel", level: "operator" });
  const params = new URL(request.url).searchParams;
  const before = Number(params.get("before"));
  if (!Number.isInteger(before) || before < 1) return refuseJson(422, { key: "logs.badRow" });
  const page = await listEvents(db, await viewerOf(db, actor), readFilter(params), {
    before: Math.min(before, MAX_ID),
    limit: ROWS,
  });
  return Response.json(page, { headers: { "Cache-Control": "no-store" } });
}
