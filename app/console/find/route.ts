import { find } from "#core/find/find";
import { reaches } from "#core/levels";
import { db } from "#web/db";
import { refuseJson } from "#web/refuse-json";
import { currentActor, logUser } from "#web/session";

export const dynamic = "force-dynamic";

const MOST_TYPED = 100;

/** What the console's search knows under `q`: 401 for strangers, 403 below voice; each kind has its own level. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refuseJson(401, { key: "access.signInFirst" });
  if (!reaches(actor.consoleLevel, "voice"))
    return refuseJson(403, { key: "access.needsLevel", level: "voice" });
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const found = await find(db, logUser(actor), typed.slice(0, MOST_TYPED));
  return Response.json(found, { headers: { "Cache-Control": "no-store" } });
}
