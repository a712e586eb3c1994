import { type Db, inTransaction } from "#core/db/client";
import { type Changer, changeSetting } from "#core/settings/settings";

/** Keeps the site's name at once, and its address for the end: a new address can end the session of whoever sets it up. */
export async function saveSite(
  db: Db,
  site: { readonly name: string; readonly url: string | null },
  by: Changer,
  now = new Date(),
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await changeSetting(tx, "site", (before) => ({ ...before, name: site.name }), by, now);
    await changeSetting(tx, "setup", (before) => ({ ...before, url: site.url }), by, now);
  });
}

/** Ends the first run: its address becomes the site's and its pages are gone. Gives that address, null when none was chosen. */
export async function finishSetup(db: Db, by: Changer, now = new Date()): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    let url: string | null = null;
    await changeSetting(
      tx,
      "setup",
      (before) => {
        url = before.url;
        return { ...before, url: null, doneAt: before.doneAt ?? now.toISOString() };
      },
      by,
      now,
    );
    if (url !== null) await changeSetting(tx, "site", (before) => ({ ...before, url }), by, now);
    return url;
  });
}
