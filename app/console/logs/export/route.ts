import { z } from "zod";
import { allEvents, type Read } from "#core/events/export";
import { readFilter } from "#core/events/filter";
import { mayReadLog, viewerOf } from "#core/events/viewer";
import { db } from "#web/db";
import { webLog } from "#web/log";
import { longReads } from "#web/long-reads";
import { refuseJson } from "#web/refuse-json";
import { currentActor } from "#web/session";
import { networkNames } from "../../_lib/network-names.ts";
import { FORMATS, formats } from "../_lib/export.ts";

export const dynamic = "force-dynamic";

/** For a few hundred rows, waiting for others included. */
const PAGE_LIMIT_MS = 30_000;

/** The log with the filters of its address, oldest row first, as a file that is written while it is read. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refuseJson(401, { key: "access.signInFirst" });
  if (!mayReadLog(actor.level))
    return refuseJson(403, { key: "access.needsLevel", level: "operator" });
  const params = new URL(request.url).searchParams;
  const format = z.enum(FORMATS).safeParse(params.get("format"));
  if (!format.success) return refuseJson(422, { key: "logs.badFormat" });

  const { mime, head, line } = formats[format.data];
  const [viewer, names] = await Promise.all([viewerOf(db, actor), networkNames()]);
  const read: Read = (work) =>
    longReads().run(work, { signal: request.signal, limitMs: PAGE_LIMIT_MS });
  const pages = allEvents(read, viewer, readFilter(params), request.signal);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      try {
        const { done, value } = await pages.next();
        if (done) return controller.close();
        const lines = value.map((row) => line(row, names[row.networkId ?? ""] ?? ""));
        controller.enqueue(encoder.encode(lines.join("")));
      } catch (err) {
        webLog.error({ err }, "an export broke off");
        controller.error(err);
      }
    },
    cancel: async () => {
      await pages.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": mime,
      "Content-Disposition": `attachment; filename="log.${format.data}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
