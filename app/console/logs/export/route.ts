import { z } from "zod";
import { LongReadStopped } from "#core/db/long-reads/long-reads";
import { allEvents, type Read } from "#core/events/export";
import { readFilter } from "#core/events/filter";
import { webLog } from "#web/log";
import { longReads } from "#web/long-reads";
import { refuseJson } from "#web/refuse-json";
import { networkNames } from "../../_lib/network-names.ts";
import { FORMATS, formats } from "../_lib/export.ts";
import { takeExportPlace } from "../_lib/export-places.ts";
import { logRoute, mayStillRead } from "../_lib/reader.ts";

export const dynamic = "force-dynamic";

/** For a few hundred rows, waiting for others included. */
const PAGE_LIMIT_MS = 30_000;

/**
 * The log with the filters of its address, oldest row first, as a file that is written while it is read. It breaks off when its
 * reader's rights change on the way.
 */
export const GET = logRoute(async (request, reader) => {
  const params = new URL(request.url).searchParams;
  const format = z.enum(FORMATS).safeParse(params.get("format"));
  if (!format.success) return refuseJson(422, { key: "logs.badFormat" });
  const names = await networkNames();
  const leave = takeExportPlace(reader.actor.id);
  if (!leave) return refuseJson(429, { key: "logs.exportsRunning" });
  request.signal.addEventListener("abort", leave);

  const { mime, head, line } = formats[format.data];
  const read: Read = async (work) => {
    if (!(await mayStillRead(reader))) throw new Error("the reader's rights have changed");
    return longReads().run(work, { signal: request.signal, limitMs: PAGE_LIMIT_MS });
  };
  const pages = allEvents(read, reader.viewer, readFilter(params), request.signal);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      try {
        const { done, value } = await pages.next();
        if (done) {
          leave();
          return controller.close();
        }
        const lines = value.map((row) => line(row, names[row.networkId ?? ""] ?? ""));
        controller.enqueue(encoder.encode(lines.join("")));
      } catch (err) {
        leave();
        const hasLeft = LongReadStopped.is(err) && err.reason === "aborted";
        if (!hasLeft) webLog.warn({ err }, "an export broke off");
        controller.error(err);
      }
    },
    cancel: async () => {
      leave();
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
});
