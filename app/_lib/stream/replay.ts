/** What a reader missed while away. */
import type { Db } from "#core/db/client";
import { eventsAfter } from "#core/events/query";
import { reservedAmong } from "#core/events/reserved";
import { Broadcast, type Reader } from "./reader.ts";
import { frame } from "./wire.ts";

/** Rows looked at for a reader who comes back; what is older than that many has to be loaded by hand. */
const REPLAY_ROWS = 1_000;
const BATCH_ROWS = 250;

/** Sends what came after number `after` up to and with `position`; beyond the limit a gap that names the rest. */
export async function replay(
  db: Db,
  reader: Reader,
  after: number,
  position: number,
): Promise<void> {
  let last = after;
  for (let looked = 0; looked < REPLAY_ROWS; looked += BATCH_ROWS) {
    const events = (await eventsAfter(db, last, BATCH_ROWS)).filter(({ id }) => id <= position);
    const reserved = await reservedAmong(db, events);
    const frames = events.map((event) => reader.framesOf(new Broadcast(event, reserved)));
    reader.sendFirst(frames.join(""));
    last = events.at(-1)?.id ?? position;
    if (events.length < BATCH_ROWS || last >= position) return;
  }
  reader.sendFirst(frame("gap", { from: last + 1, to: position }, position));
}
