import { z } from "zod";
import { recordAudit } from "#core/audit/audit";
import { LongReadStopped } from "#core/db/long-reads/long-reads";
import { allEvents, type Read } from "#core/events/export";
import { readFilter } from "#core/events/filter";
import type { LogRow } from "#core/events/rights";
import { db } from "#web/db";
import { webLog } from "#web/log";
import { longReads } from "#web/long-reads";
import { refuseJson } from "#web/refuse-json";
import { type Actor, clientAddress } from "#web/session";
import { networkNames } from "../../_lib/network-names.ts";
import { FORMATS, type FormatSpec, formats } from "../_lib/export.ts";
import { takeExportPlace } from "../_lib/export-places.ts";
import { logRoute, mayStillRead } from "../_lib/reader.ts";

export const dynamic = "force-dynamic";

/** For a few hundred rows, waiting for others included. */
const PAGE_LIMIT_MS = 30_000;

/**
 * The log with the filters of its address, oldest row first, as a file that is written while it is read. It breaks off when its
 * reader's rights change on the way. Leads to `/console/confirm` unless the password was typed again not long ago.
 */
export const GET = logRoute(async (request, reader) => {
  const { pathname, search, searchParams } = new URL(request.url);
  if (!reader.actor.steppedUpUntil)
    return leadTo(`/console/confirm?next=${encodeURIComponent(pathname + search)}`);
  const format = z.enum(FORMATS).safeParse(searchParams.get("format"));
  if (!format.success) return refuseJson(422, { key: "logs.badFormat" });
  const names = await networkNames();
  await noteExport(reader.actor, Object.fromEntries(searchParams));
  const leave = takeExportPlace(reader.actor.id);
  if (!leave) return refuseJson(429, { key: "logs.exportsRunning" });
  request.signal.addEventListener("abort", leave);

  const read: Read = async (work) => {
    if (!(await mayStillRead(reader))) throw new Error("the reader's rights have changed");
    return longReads().run(work, { signal: request.signal, limitMs: PAGE_LIMIT_MS });
  };
  const pages = allEvents(read, reader.viewer, readFilter(searchParams), request.signal);
  const spec = formats[format.data];
  return new Response(linesOf(pages, spec, names, leave), {
    headers: {
      "Content-Type": spec.mime,
      "Content-Disposition": `attachment; filename="log.${format.data}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
});

const leadTo = (path: string) =>
  new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });

/** Who took what out of here, or tried to, stays known. */
async function noteExport(actor: Actor, after: Readonly<Record<string, string>>): Promise<void> {
  const ip = await clientAddress();
  await recordAudit(db, { at: new Date(), actor, via: "web", action: "log.export", after, ip });
}

/** The rows as they are read; `leave` is called when that ends, however it does. */
function linesOf(
  pages: AsyncGenerator<readonly LogRow[], undefined, undefined>,
  { head, line }: FormatSpec,
  names: Readonly<Record<string, string>>,
  leave: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
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
}
