/** The one level that nobody grants. */
import { recordAudit } from "#core/audit/audit";
import type { Tx } from "#core/db/client";
import { levelValue } from "#core/levels";

/**
 * Makes registered whoever has no level yet and has just registered on IRC; others keep theirs. It takes no rights away, so
 * web sessions go on and have it from their next request.
 */
export async function raiseToRegistered(
  tx: Tx,
  user: { readonly id: string; readonly name: string },
  now: Date,
): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id: user.id, level: levelValue("user") },
    data: { level: levelValue("registered") },
  });
  if (count !== 1) return;
  await recordAudit(tx, {
    at: now,
    actor: user,
    via: "irc",
    action: "user.level",
    target: { type: "user", id: user.id, name: user.name },
    before: { level: "user" },
    after: { level: "registered" },
  });
}
