import "server-only";
import type { Changer } from "#core/people/changes";
import { type Actor, clientAddress } from "#web/session";
import { currentReader } from "#web/words";

/** Who changes something about people from the console, for the audit trail. */
export async function changerFrom({ id, name, sessionId }: Actor): Promise<Changer> {
  const { locale } = await currentReader();
  return { id, name, sessionId, via: "web", ip: await clientAddress(), locale };
}
