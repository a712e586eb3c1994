import { z } from "zod";
import { AppError } from "#core/errors";
import { asRecord } from "#core/modules/settings";

/**
 * The stored settings as the module's schema reads them. What does not fit is left out, so that its default counts, and
 * `problem` says so. Throws AppError invalid when there is no default to fall back to.
 */
export function fittingSettings(
  schema: z.ZodType,
  stored: unknown,
): { readonly value: unknown; readonly problem: string } {
  const first = schema.safeParse(stored ?? {});
  if (first.success) return { value: first.data, problem: "" };
  const misfits = new Set(first.error.issues.map(({ path: [name] }) => String(name ?? "")));
  const kept = Object.entries(asRecord(stored)).filter(([name]) => !misfits.has(name));
  const told = z.prettifyError(first.error).replace(/\s+/g, " ");
  for (const candidate of [Object.fromEntries(kept), {}]) {
    const again = schema.safeParse(candidate);
    const problem = `Some settings do not fit, so their defaults are used: ${told}`;
    if (again.success) return { value: again.data, problem: problem.slice(0, 500) };
  }
  throw new AppError("invalid", `The settings do not fit: ${told}`);
}
