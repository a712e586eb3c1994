import "server-only";
import { currentSite } from "#web/site";

/**
 * Does a request that changes something come from our own pages? For route handlers; Next checks server actions itself. A
 * browser that says `Sec-Fetch-Site` is believed; without it, as on plain http, the Origin has to be ours or that of the host asked.
 */
export async function isSameOrigin(request: Request): Promise<boolean> {
  const fetchSite = request.headers.get("sec-fetch-site");
  if (fetchSite !== null) return fetchSite === "same-origin";
  const origin = request.headers.get("origin");
  if (origin === null || origin === "null" || !URL.canParse(origin)) return false;
  const host = request.headers.get("host");
  return origin === new URL((await currentSite()).url).origin || new URL(origin).host === host;
}
