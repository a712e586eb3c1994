/** What people may do about settings on trial, and about those that were undone. */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import { reaches } from "#core/levels";
import { lockedNetwork } from "./changes.ts";
import { auditOf, type NetworkChanger, tellBot } from "./tell-bot.ts";
import { isConnectedNow, trialEnd } from "./trials.ts";
import { readVersion, versionChanges, versionOf, writeVersion } from "./version.ts";

/** A trial as somebody saw it: decided otherwise meanwhile, it is another. */
export interface SeenTrial {
  readonly networkId: string;
  readonly mark: string;
}

/** The new settings stay, whether the bot gets in or not. Throws AppError conflict when that is decided already, not_found. */
export function keepAnyway(
  db: Db,
  { networkId, mark }: SeenTrial,
  by: NetworkChanger,
  now = new Date(),
): Promise<void> {
  return inTransaction(db, async (tx) => {
    refuseBelowSuperuser(by);
    const network = await lockedNetwork(tx, networkId, now);
    const { count } = await tx.networkTrial.deleteMany({
      where: { networkId, mark, state: "trying" },
    });
    if (count !== 1) throw isDecided();
    await recordAudit(tx, {
      ...{ ...auditOf(by), at: now, action: "network.keep" },
      target: { type: "network", id: networkId, name: network.name },
    });
  });
}

/**
 * Puts in force once more what was undone, secrets with it, on trial where the bot is connected; gives the job that tells the bot.
 * Those secrets go where somebody who knew them sent them before, so nothing is asked. Throws AppError conflict when they are gone, not_found.
 */
export function tryAgain(
  db: Db,
  { networkId, mark }: SeenTrial,
  by: NetworkChanger,
  now = new Date(),
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const network = await lockedNetwork(tx, networkId, now);
    const { count } = await tx.networkTrial.updateMany({
      where: { networkId, mark, state: "returned" },
      data: { state: "trying", startedAt: now, reason: "", extensions: 0 },
    });
    if (count !== 1) throw isDecided();
    const { kept } = await tx.networkTrial.findUniqueOrThrow({ where: { networkId } });
    const [tried, good] = [versionOf(kept), await readVersion(tx, networkId)];
    await writeVersion(tx, networkId, tried);
    if (isConnectedNow(network, now)) {
      const until = trialEnd(tried, now);
      await tx.networkTrial.update({ where: { networkId }, data: { kept: good, until } });
    } else await tx.networkTrial.delete({ where: { networkId } });
    await recordAudit(tx, {
      ...{ ...auditOf(by), ...versionChanges(good, tried), at: now, action: "network.change" },
      ...{ target: { type: "network", id: networkId, name: network.name }, reason: "tried again" },
    });
    return tellBot(tx, networkId, by, now);
  });
}

/** Forgets what was undone. One that is gone is no error. */
export async function dismissReturn(
  db: Db,
  { networkId, mark }: SeenTrial,
  by: NetworkChanger,
): Promise<void> {
  refuseBelowSuperuser(by);
  await db.networkTrial.deleteMany({ where: { networkId, mark, state: "returned" } });
}

function refuseBelowSuperuser({ level }: NetworkChanger): void {
  if (!reaches(level, "superuser"))
    throw new AppError("forbidden", { key: "access.needsLevel", level: "superuser" });
}

const isDecided = () => new AppError("conflict", { key: "networks.trialDecided" });
