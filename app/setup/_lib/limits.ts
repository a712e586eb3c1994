import "server-only";
import { createLimits } from "#core/limits/limits";

/** Counts wrong setup codes in this process. */
export const limits = createLimits();
