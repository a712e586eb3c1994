/**
 * Connection settings on trial (decision 126): kept beside a change is what was good before it, until the bot got in with what is new. One row a
 * network; whether it is proven or taken back is decided by one conditional statement on that row.
 */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Prisma, type Tx } from "#core/db/client";
import { insertEvents } from "#core/events/events";
import { touchRegistry } from "#core/modules/rows";
import { after, MINUTE, SECOND } from "#core/time";
import type { NetworkView } from "./networks.ts";
import type { NetworkInput } from "./schema.ts";
import {
  differInConnection,
  markOf,
  readVersion,
  type Version,
  versionChanges,
  versionOf,
  writeVersion,
} from "./version.ts";

/** How long the bot may take to get in with new settings. */
export const TRIAL_MS = 2 * MINUTE;
/** A server that may take longer to let the bot in has that long, and a little to be reached. */
const REACHING_MS = 10 * SECOND;
/** Bots that take the network over give it time anew this often, so that one which keeps crashing does not keep it away. */
const EXTENSIONS = 3;

export const trialEnd = ({ registrationMs }: Version, now: Date): Date =>
  after(now, Math.max(TRIAL_MS, registrationMs + REACHING_MS));

/** True while a bot that lives says that it is connected. */
export function isConnectedNow(network: NetworkView, now: Date): boolean {
  const { status, desired, leaseUntil } = network;
  const isHeld = leaseUntil !== null && leaseUntil > now;
  return status === "connected" && desired === "connected" && isHeld;
}

/**
 * After a change of settings, in its transaction: puts them on trial where `good` is known to work. A trial that runs goes on with
 * what is new and keeps the version it has; what was told of an earlier one is over.
 */
export async function putOnTrial(
  tx: Tx,
  before: NetworkView,
  good: Version,
  now: Date,
): Promise<void> {
  const networkId = before.id;
  const tried = await readVersion(tx, networkId);
  if (markOf(tried) === markOf(good)) return;
  const trial = { mark: markOf(tried), startedAt: now, until: trialEnd(tried, now) };
  const running = { networkId, state: "trying" };
  const { count } = await tx.networkTrial.updateMany({
    where: running,
    data: { ...trial, extensions: 0 },
  });
  if (count === 1) return endIfGood(tx, networkId);
  await tx.networkTrial.deleteMany({ where: { networkId } });
  if (isConnectedNow(before, now) && differInConnection(good, tried))
    await tx.networkTrial.create({ data: { ...running, ...trial, kept: good } });
}

/** Somebody put back by hand what is kept. */
async function endIfGood(tx: Tx, networkId: string): Promise<void> {
  const { mark, kept } = await tx.networkTrial.findUniqueOrThrow({ where: { networkId } });
  if (markOf(kept) === mark) await tx.networkTrial.delete({ where: { networkId } });
}

/** The bot is in by the settings of that mark: they stay. True when they were on trial. */
export async function proveTrial(db: Db, networkId: string, mark: string): Promise<boolean> {
  const { count } = await db.networkTrial.deleteMany({
    where: { networkId, mark, state: "trying" },
  });
  return count === 1;
}

/** A bot begins to hold the network: nobody tried while none did, so the time counts anew, three times at most. */
export async function extendTrial(db: Db, networkId: string, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const running = { networkId, state: "trying", extensions: { lt: EXTENSIONS } };
    const { count } = await tx.networkTrial.updateMany({
      where: running,
      data: { extensions: { increment: 1 } },
    });
    if (count !== 1) return;
    const until = trialEnd(await readVersion(tx, networkId), now);
    await tx.networkTrial.updateMany({
      where: { networkId, until: { lt: until } },
      data: { until },
    });
  });
}

export interface DueTrial {
  readonly networkId: string;
  readonly mark: string;
  /** What the network's row says about its connection. */
  readonly detail: string;
}

/** The trials whose time is up, on the networks that `owner` holds. */
export async function dueTrials(db: Db, owner: string, now: Date): Promise<DueTrial[]> {
  const rows = await db.networkTrial.findMany({
    where: { state: "trying", until: { lte: now }, network: { leaseOwner: owner } },
    select: { networkId: true, mark: true, network: { select: { statusDetail: true } } },
  });
  return rows.map(({ network, ...row }) => ({ ...row, detail: network.statusDetail }));
}

export interface Failure {
  readonly networkId: string;
  /** Of the settings that failed. */
  readonly mark: string;
  /** How the last attempt ended; empty when none had. */
  readonly reason: string;
}

/**
 * Puts the earlier settings in force again, audited and in the log. False, and nothing is different, when those of `mark` are no longer on
 * trial: proven, edited, kept or removed in the same moment.
 */
export function returnTrial(
  db: Db,
  { networkId, mark, reason }: Failure,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    const { count } = await tx.networkTrial.updateMany({
      where: { networkId, mark, state: "trying", until: { lte: now } },
      data: { state: "returned", until: now, reason: reason.slice(0, 300) },
    });
    if (count !== 1) return false;
    const { kept } = await tx.networkTrial.findUniqueOrThrow({ where: { networkId } });
    const [good, tried] = [versionOf(kept), await readVersion(tx, networkId)];
    if (markOf(tried) !== mark) {
      // Written by another way than the console's: what stands there is somebody's wish.
      await tx.networkTrial.delete({ where: { networkId } });
      return false;
    }
    await writeVersion(tx, networkId, good);
    await tx.networkTrial.update({ where: { networkId }, data: { kept: tried } });
    await tellReturn(tx, networkId, { tried, good, reason }, now);
    return true;
  });
}

interface Return {
  readonly tried: Version;
  readonly good: Version;
  readonly reason: string;
}

async function tellReturn(
  tx: Tx,
  networkId: string,
  { tried, good, reason }: Return,
  now: Date,
): Promise<void> {
  const { name } = await tx.network.findUniqueOrThrow({ where: { id: networkId } });
  const why = `the bot did not get in with the new settings: ${reason || "no attempt had ended"}`;
  await recordAudit(tx, {
    ...{ at: now, actor: { name: "the bot" }, via: "system", action: "network.return" },
    ...{ target: { type: "network", id: networkId, name }, reason: why },
    ...versionChanges(tried, good),
  });
  const event = { at: now, kind: "network", severity: "warn", networkId } as const;
  await insertEvents(tx, [{ ...event, text: `earlier settings are back; ${why}` }]);
}

/** Wants a network connected or not; true when that changed something. Who disconnects on purpose ends a trial: nothing comes back. */
export function setNetworkDesired(
  db: Db,
  id: string,
  desired: NetworkInput["desired"],
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    if (desired === "disconnected")
      await tx.networkTrial.deleteMany({ where: { networkId: id, state: "trying" } });
    const { count } = await tx.network.updateMany({
      where: { id, desired: { not: desired } },
      data: { desired },
    });
    return count === 1;
  });
}

/** What a page says about a trial: with values as the audit trail shows them, no secrets. */
export interface TrialView {
  readonly state: "trying" | "returned";
  readonly mark: string;
  /** When the settings on trial were saved. */
  readonly startedAt: Date;
  /** trying: until when; returned: since when the earlier settings are back. */
  readonly until: Date;
  readonly reason: string;
  readonly tried: Prisma.InputJsonObject;
  readonly good: Prisma.InputJsonObject;
}

/** The trial of a network; null when there is none. */
export async function findTrial(db: Db, networkId: string): Promise<TrialView | null> {
  const row = await db.networkTrial.findUnique({ where: { networkId } });
  if (!row) return null;
  const { mark, startedAt, until, reason } = row;
  const [kept, current] = [versionOf(row.kept), await readVersion(db, networkId)];
  const state = row.state === "returned" ? "returned" : "trying";
  const [good, tried] = state === "returned" ? [current, kept] : [kept, current];
  const differing = versionChanges(good, tried);
  return {
    ...{ state, mark, startedAt, until, reason },
    ...{ good: differing?.before ?? {}, tried: differing?.after ?? {} },
  };
}
