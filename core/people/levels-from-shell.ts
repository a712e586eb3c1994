/** Levels given by whoever has a shell on this machine: everywhere, or in one channel. */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { insertEvents } from "#core/events/events";
import { type Level, levelOf, levelValue } from "#core/levels";
import { auditOf, getByName, type ShellVisit, targetOf } from "#core/users/from-shell";
import { revokeSessions } from "#core/web-sessions/web-sessions";
import { readChannel, writeChannelLevel } from "./channel-levels.ts";
import { lockSuperusers, requireAnotherSuperuser } from "./superusers.ts";

/** Gives an account another level; its web sessions end. False when it has that level. Throws AppError: not_found, conflict for the last superuser. */
export function setLevelFromShell(
  db: Db,
  name: string,
  next: Level,
  visit: ShellVisit,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockSuperusers(tx, visit.now);
    const user = await getByName(tx, name);
    const before = levelOf(user.level);
    if (before === next) return false;
    if (before === "superuser") await requireAnotherSuperuser(tx, user.id);
    await tx.user.update({ where: { id: user.id }, data: { level: levelValue(next) } });
    await revokeSessions(tx, user.id, visit.now);
    await noteFromShell(tx, user, visit, {
      action: "user.level",
      before: { level: before },
      after: { level: next },
      text: `level changed from ${before} to ${next}`,
    });
    return true;
  });
}

/** Gives an account a level in one channel; null takes it away. False when it is so already. Throws AppError not_found. */
export function setChannelLevelFromShell(
  db: Db,
  name: string,
  { channelId, level }: { readonly channelId: string; readonly level: Level | null },
  visit: ShellVisit,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockSuperusers(tx, visit.now);
    const user = await getByName(tx, name);
    const change = await writeChannelLevel(tx, user, await readChannel(tx, channelId), level);
    if (change) await noteFromShell(tx, user, visit, change);
    return change !== null;
  });
}

interface Note {
  readonly action: string;
  readonly before: Readonly<Record<string, string | null>>;
  readonly after: Readonly<Record<string, string | null>>;
  readonly text: string;
}

async function noteFromShell(
  tx: Tx,
  user: { readonly id: string; readonly name: string },
  visit: ShellVisit,
  { text, ...entry }: Note,
): Promise<void> {
  await recordAudit(tx, { ...auditOf(visit), ...entry, target: targetOf(user) });
  const by = `${text} by ${visit.userName} (shell)`;
  await insertEvents(tx, [{ at: visit.now, kind: "user.changed", userId: user.id, text: by }]);
}
