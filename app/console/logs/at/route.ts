import { redirect } from "next/navigation";
import { z } from "zod";
import { eventNear } from "#core/events/query";
import { longReads, refuseStopped } from "#web/long-reads";
import { refuseJson } from "#web/refuse-json";
import { logRoute } from "../_lib/reader.ts";

export const dynamic = "force-dynamic";

const LIMIT_MS = 10_000;

/** Leads to the first row from `time` (ISO 8601) on that its reader may see, or to the last one before it. */
export const GET = logRoute(async (request, { actor, viewer }) => {
  const time = z.iso.datetime().safeParse(new URL(request.url).searchParams.get("time"));
  if (!time.success) return refuseJson(422, { key: "logs.badTime" });
  const asked = { owner: `time ${actor.id}`, signal: request.signal, limitMs: LIMIT_MS };
  let id: number | null;
  try {
    id = await longReads().run((db) => eventNear(db, viewer, new Date(time.data)), asked);
  } catch (error) {
    return refuseStopped(error);
  }
  redirect(id === null ? "/console/logs" : `/console/logs/${id}`);
});
