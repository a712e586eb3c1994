import { MAX_EVENT_ID } from "#core/events/events";
import { readFilter } from "#core/events/filter";
import { listEvents } from "#core/events/pages";
import { answerLongRead, longReads } from "#web/long-reads";
import { refuseJson } from "#web/refuse-json";
import { logRoute } from "../_lib/reader.ts";

export const dynamic = "force-dynamic";

const ROWS = 200;
/** Then the page hears how far the search has come, and asks again. */
const LOOK_MS = 800;
const LIMIT_MS = 10_000;

/** Rows before number `before`, with the filters of the log's address, as JSON. */
export const GET = logRoute(async (request, { actor, viewer }) => {
  const params = new URL(request.url).searchParams;
  const before = Number(params.get("before"));
  if (!Number.isInteger(before) || before < 1) return refuseJson(422, { key: "logs.badRow" });
  const filter = readFilter(params);
  const from = { before: Math.min(before, MAX_EVENT_ID), limit: ROWS, lookMs: LOOK_MS };
  return answerLongRead(
    longReads().run((reader) => listEvents(reader, viewer, filter, from), {
      owner: `search ${actor.id}`,
      signal: request.signal,
      limitMs: LIMIT_MS,
    }),
  );
});
