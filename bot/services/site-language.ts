/** The site's language as it is set, for people of whom none is known. */
import type { Db } from "#core/db/client";
import type { Log } from "#core/log";
import { getSetting } from "#core/settings/settings";
import { SECOND } from "#core/time";
import type { Locale } from "#core/words/locales";

const FRESH_MS = 5 * SECOND;

export interface SiteLanguage {
  /** At once: what was last read. It is read again behind the scenes when that was a while ago. */
  current(): Locale;
}

/** Rejects when the setting cannot be read. `onChange` is told a language that is another than before; it must not throw. */
export async function openSiteLanguage(
  db: Db,
  log: Log,
  onChange: (language: Locale) => void,
): Promise<SiteLanguage> {
  let { language } = await getSetting(db, "site");
  let readAt = performance.now();

  const read = async () => {
    const next = (await getSetting(db, "site")).language;
    if (next === language) return;
    language = next;
    onChange(language);
  };
  return {
    current() {
      if (performance.now() - readAt > FRESH_MS) {
        readAt = performance.now();
        // What was read before still holds.
        read().catch((err: unknown) => log.warn({ err }, "the site's language could not be read"));
      }
      return language;
    },
  };
}
