import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "#core/errors";
import { isSetupDone } from "#core/setup/setup";
import { db } from "#web/db";

/** For the pages after the first: they are gone once the first run is finished. */
export async function requireUnfinishedSetup(): Promise<void> {
  if (await isSetupDone(db)) notFound();
}

/** For their actions, which a page left open may still send. */
export async function refuseWhenFinished(): Promise<void> {
  if (await isSetupDone(db)) throw new AppError("not_found", { key: "setup.over" });
}
