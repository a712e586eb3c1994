import "server-only";
import { readEnv } from "#core/env";
import { siteSettings } from "#core/site/site";
import { SECOND } from "#core/time";
import { db } from "#web/db";

const KEPT_MS = 10 * SECOND;
let known = { isHttps: false, until: Number.NEGATIVE_INFINITY };

/** Is this site reached by https? By its own address, never by what a request says; a change counts within ten seconds. */
export async function siteIsHttps(): Promise<boolean> {
  if (performance.now() < known.until) return known.isHttps;
  const { url } = await siteSettings(db, readEnv());
  known = { isHttps: url.startsWith("https:"), until: performance.now() + KEPT_MS };
  return known.isHttps;
}
