import { redirect } from "next/navigation";
import { z } from "zod";
import { eventNear } from "#core/events/query";
import { mayReadLog, viewerOf } from "#core/events/viewer";
import { db } from "#web/db";
import { currentActor } from "#web/session";

export const dynamic = "force-dynamic";

const refuse = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { "Cache-Control": "no-store" } });

/** Leads to the first row from `time` (ISO 8601) on that its reader may see, or to the last one before it. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refuse(401, "Sign in first.");
  if (!mayReadLog(actor.level)) return refuse(403, "That takes operator level.");
  const time = z.iso.datetime().safeParse(new URL(request.url).searchParams.get("time"));
  if (!time.success) return refuse(422, "time must be a moment such as 2026-05-03T14:05:00Z.");
  const id = await eventNear(db, await viewerOf(db, actor), new Date(time.data));
  redirect(id === null ? "/console/logs" : `/console/logs/${id}`);
}
