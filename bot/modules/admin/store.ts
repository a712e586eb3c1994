import type { ModuleContext, Translate } from "#bot/module-api";
import { AppError } from "#core/errors";
import type { Words } from "./words.ts";

/** Networks as people name them: by name in any case, or by id. */
export function createNetworks(db: Pick<ModuleContext<unknown>["db"], "network">) {
  return {
    async idOf(t: Translate<Words>, named: string): Promise<string> {
      const rows = await db.network.findMany({ select: { id: true, name: true } });
      const found = rows.filter(
        ({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase(),
      );
      if (found.length === 1 && found[0]) return found[0].id;
      const known = rows.map(({ name }) => name).join(", ") || t("none");
      throw new AppError("not_found", t("noNetwork", { network: named, known }));
    },
  };
}
