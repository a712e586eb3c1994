import "server-only";
import { createLimits, type Limits } from "#core/limits/limits";
import type { Visit } from "#core/users/visit";
import { clientAddress, userAgent } from "#web/session";
import { currentSite } from "#web/site";

// Changing a file in development must not forgive anybody.
const kept = globalThis as typeof globalThis & { stewardLimits?: Limits };
kept.stewardLimits ??= createLimits();

/** How often things may be tried in this process. */
export const limits: Limits = kept.stewardLimits;

/** The request at hand, as the rules about accounts want to know it. */
export async function currentVisit(): Promise<Visit> {
  const [site, ip, agent] = await Promise.all([currentSite(), clientAddress(), userAgent()]);
  return { site, limits, ip, userAgent: agent, now: new Date() };
}
