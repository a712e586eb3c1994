/** The first run: open while nobody could run this installation, and until its superuser has gone through the steps. */
import type { Db, Tx } from "#core/db/client";
import { levelValue } from "#core/levels";
import { getSetting } from "#core/settings/settings";

/** True while no active superuser exists: whoever has the setup code may become one. */
export async function isSetupOpen(db: Db | Tx): Promise<boolean> {
  const superuser = await db.user.findFirst({
    where: { level: levelValue("superuser"), state: "active" },
    select: { id: true },
  });
  return superuser === null;
}

/** True once the first run was finished; its pages are gone from then on. */
export async function isSetupDone(db: Db | Tx): Promise<boolean> {
  const { doneAt } = await getSetting(db, "setup");
  return doneAt !== null;
}
