import "server-only";
import { cache } from "react";
import { db } from "#web/db";

/** Names of all networks by id. */
export const networkNames = cache(async (): Promise<Readonly<Record<string, string>>> => {
  const networks = await db.network.findMany({
    select: { id: true, name: true },
    orderBy: { createdAt: "asc" },
  });
  return Object.fromEntries(networks.map(({ id, name }) => [id, name]));
});
