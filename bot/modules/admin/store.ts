import type { ModuleContext } from "#bot/module-api";
import { AppError } from "#core/errors";

/** Networks as people name them: by name in any case, or by id. */
export function createNetworks(db: Pick<ModuleContext<unknown>["db"], "network">) {
  return {
    async idOf(named: string): Promise<string> {
      const rows = await db.network.findMany({ select: { id: true, name: true } });
      const found = rows.filter(
        ({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase(),
      );
      if (found.length === 1 && found[0]) return found[0].id;
      const names = rows.map(({ name }) => name).join(", ");
      throw new AppError(
        "not_found",
        `There is no network "${named}". I know: ${names || "none"}.`,
      );
    },
  };
}
