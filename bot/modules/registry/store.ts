import type { ModuleContext, Translate } from "#bot/module-api";
import { AppError } from "#core/errors";
import { type ModuleRow, rowsOf } from "#core/modules/rows";
import { listSettings, type ShownSetting } from "#core/modules/settings";
import type { Words } from "./words.ts";

type Db = ModuleContext<unknown>["db"];

/** Networks as people name them: by name in any case, by id, or `here`. */
export function createNetworks(db: Pick<Db, "network">) {
  const all = () => db.network.findMany({ select: { id: true, name: true } });
  return {
    async idOf(t: Translate<Words>, named: string, here: string): Promise<string> {
      if (named === "here") return here;
      const rows = await all();
      const found = rows.filter(
        ({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase(),
      );
      if (found.length === 1 && found[0]) return found[0].id;
      const known = rows.map(({ name }) => name).join(", ") || t("none");
      throw new AppError("not_found", t("noNetwork", { network: named, known }));
    },
    names: async () => new Map((await all()).map(({ id, name }) => [id, name])),
  };
}

export interface ModuleReport {
  readonly state: string;
  readonly error: string;
  readonly rows: readonly ModuleRow[];
  readonly settings: readonly ShownSetting[];
  readonly settingsSchema: unknown;
  readonly profiles: ReadonlyMap<string, string>;
}

/** All there is to know of a module. Throws AppError not_found with the names there are. */
export async function reportOf(t: Translate<Words>, db: Db, name: string): Promise<ModuleReport> {
  const status = await db.moduleStatus.findUnique({ where: { name } });
  if (!status) {
    const rows = await db.moduleStatus.findMany({
      select: { name: true },
      orderBy: { name: "asc" },
    });
    const known = rows.map((row) => row.name).join(", ") || t("none");
    throw new AppError("not_found", t("noModule", { name, known }));
  }
  const rows = await rowsOf(db, name);
  const everywhere = rows.find(({ networkId }) => networkId === "*");
  const profiles = await db.authProfile.findMany({ select: { id: true, name: true } });
  const { state, error, settingsSchema } = status;
  return {
    ...{ state, error, rows, settingsSchema },
    settings: listSettings(settingsSchema, everywhere?.settings),
    profiles: new Map(profiles.map((profile) => [profile.id, profile.name])),
  };
}
