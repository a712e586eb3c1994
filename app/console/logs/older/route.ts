import { readFilter } from "#core/events/filter";
import { listEvents } from "#core/events/query";
import { mayReadLog, viewerOf } from "#core/events/viewer";
import { db } from "#web/db";
import { currentActor } from "#web/session";

export const dynamic = "force-dynamic";

const noStore = { "Cache-Control": "no-store" };
const MAX_ID = 2_147_483_647;
const ROWS = 200;

/** Rows before number `before`, with the filters of the log's address, as JSON. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ error: "Sign in first." }, { status: 401, headers: noStore });
  if (!mayReadLog(actor.level))
    return Response.json(
      { error: "That takes operator level." },
      { status: 403, headers: noStore },
    );
  const params = new URL(request.url).searchParams;
  const before = Number(params.get("before"));
  if (!Number.isInteger(before) || before < 1)
    return Response.json(
      { error: "before must be a row's number." },
      { status: 422, headers: noStore },
    );
  const page = await listEvents(db, await viewerOf(db, actor), readFilter(params), {
    before: Math.min(before, MAX_ID),
    limit: ROWS,
  });
  return Response.json(page, { headers: noStore });
}
