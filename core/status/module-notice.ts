/** What went wrong while a module ran, for pages in their reader's language: stored as data, not as words. */
import { z } from "zod";

/** The last of it; gone once the module is loaded anew. */
export const moduleNotice = z.discriminatedUnion("kind", [
  /** It did not say in time what it makes of an event, several times in a row, and was not asked for a while. */
  z.object({ kind: z.literal("passed-over"), event: z.string().max(40), at: z.coerce.date() }),
  /** Its host was so far behind that events were dropped before it heard of them. */
  z.object({ kind: z.literal("dropped"), at: z.coerce.date() }),
]);
export type ModuleNotice = z.output<typeof moduleNotice>;
