import "server-only";
import type { KnownChanger } from "#core/networks/tell-bot";
import { type Actor, clientAddress } from "#web/session";

/** Who is at work on a page: for the audit trail, and for asking the bot. */
export async function changerFor({ id, name, level }: Actor): Promise<KnownChanger> {
  return { actor: { id, name }, via: "web", level, ip: await clientAddress() };
}
