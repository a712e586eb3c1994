import "server-only";
import type { Changer } from "#core/settings/settings";
import { type Actor, clientAddress } from "#web/session";

/** Who changes a setting from the console, for the audit trail. */
export async function changerFrom({ id, name }: Actor): Promise<Changer> {
  return { actor: { id, name }, via: "web", ip: await clientAddress() };
}
