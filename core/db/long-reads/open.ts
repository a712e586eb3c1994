import { providerOf } from "../address.ts";
import { createLongReads, type LongReads } from "./long-reads.ts";
import { postgresSlot } from "./postgres-slot.ts";
import { sqliteSlot } from "./sqlite-slot.ts";

const SLOTS = 2;

/** Long reads of the database at `url`, two at a time. `workerFile` is worker.ts beside this file, or what it was compiled to. */
export function openLongReads(url: string, workerFile: URL): LongReads {
  const open =
    providerOf(url) === "sqlite" ? () => sqliteSlot(url, workerFile) : () => postgresSlot(url);
  return createLongReads(Array.from({ length: SLOTS }, open));
}
