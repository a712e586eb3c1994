import "server-only";
import type { Founder } from "#core/setup/places";
import { type Actor, clientAddress } from "#web/session";

/** The superuser at work, for the audit trail and for asking the bot. */
export async function founder({ id, name, level }: Actor): Promise<Founder> {
  return { actor: { id, name }, via: "web", level, ip: await clientAddress() };
}
