import { redirect } from "next/navigation";
import { z } from "zod";
import { eventNear } from "#core/events/query";
import { mayReadLog, viewerOf } from "#core/events/viewer";
import { db } from "#web/db";
import { refuseJson } from "#web/refuse-json";
import { currentActor } from "#web/session";

export const dynamic = "force-dynamic";

/** Leads to the first row from `time` (ISO 8601) on that its reader may see, or to the last one before it. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refuseJson(401, { key: "access.signInFirst" });
  if (!mayReadLog(actor.level))
    return refuseJson(403, { key: "access.needsLevel", level: "operator" });
  const time = z.iso.datetime().safeParse(new URL(request.url).searchParams.get("time"));
  if (!time.success) return refuseJson(422, { key: "logs.badTime" });
  const id = await eventNear(db, await viewerOf(db, actor), new Date(time.data));
  redirect(id === null ? "/console/logs" : `/console/logs/${id}`);
}
