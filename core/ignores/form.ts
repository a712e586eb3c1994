/** The console's form for the ignore list. */
import { z } from "zod";
import { complaint } from "#core/words/complaint";
import { say } from "#core/words/told";
import { maskInput } from "./ignores.ts";
import { LASTING_UNITS, type LastingUnit, lastingMs } from "./lasting.ts";

const units = Object.keys(LASTING_UNITS) as LastingUnit[];

export const ignoreForm = z
  .strictObject({
    networkId: z.string().min(1).max(64),
    mask: z.string().trim().pipe(maskInput),
    reason: z
      .string()
      .trim()
      .max(300, say({ key: "fields.atMost", most: 300 }))
      .default(""),
    /** For how long; left out for ever. */
    count: z.string().trim().max(10).default(""),
    unit: z.enum([...units, "ever"]),
  })
  .superRefine((form, context) => {
    if (form.unit !== "ever" && lastingOf(form) === null)
      context.addIssue(complaint({ key: "ignores.time" }, ["count"]));
  });

/** How long, in milliseconds; null for ever. */
export function lastingOf({ count, unit }: Pick<z.output<typeof ignoreForm>, "count" | "unit">) {
  if (unit === "ever") return null;
  return /^\d{1,6}$/.test(count) ? lastingMs(Number(count), unit) : null;
}
