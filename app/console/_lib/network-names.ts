import "server-only";
import { db } from "#web/db";

/** Names of all networks by id. */
export async function networkNames(): Promise<Readonly<Record<string, string>>> {
  const networks = await db.network.findMany({
    select: { id: true, name: true },
    orderBy: { createdAt: "asc" },
  });
  return Object.fromEntries(networks.map(({ id, name }) => [id, name]));
}
