/** Who changes networks and channels, and how the bot hears of it. */
import type { Tx } from "#core/db/client";
import { askBotWithin } from "#core/jobs/jobs";
import type { Level } from "#core/levels";
import type { Changer } from "#core/settings/settings";

/** Who adds or changes something: for the audit trail, and what they may. */
export interface NetworkChanger extends Changer {
  readonly via: "web" | "cli";
  readonly level: Level;
}

/** Somebody with an account, who can be asked for their password. */
export interface KnownChanger extends NetworkChanger {
  readonly actor: { readonly id: string; readonly name: string };
}

/** The part that the audit trail keeps. */
export const auditOf = ({ level: _, ...changer }: NetworkChanger): Changer => changer;

/**
 * Asks the bot to look at a network's rows again; gives the job. Throws AppError forbidden below superuser. An event comes
 * with it, so it is the last thing in a transaction.
 */
export function tellBot(tx: Tx, networkId: string, by: NetworkChanger, now: Date): Promise<string> {
  const asker = { id: by.actor.id ?? null, level: by.level, via: by.via };
  return askBotWithin(tx, "network.apply", { networkId }, asker, now);
}
