import type { ModuleContext, NetworkHandle, Translate } from "#bot/module-api";
import { AppError } from "#core/errors";
import { type Level, levelOf } from "#core/levels";
import { findChannel } from "#core/networks/channels";
import { foldName } from "#core/users/names";
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

/** An account with its level everywhere, and those for single channels. */
export interface PersonWithLevels {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly there: readonly {
    readonly level: Level;
    readonly channel: string;
    readonly network: string;
  }[];
}

const place = { select: { name: true, network: { select: { name: true } } } } as const;

/** Accounts and channels as people name them. */
export function createPeople(db: ModuleContext<unknown>["db"]) {
  return {
    async find(t: Translate<Words>, name: string): Promise<PersonWithLevels> {
      const row = await db.user.findUnique({
        where: { nameFolded: foldName(name) },
        select: {
          ...{ id: true, name: true, level: true },
          channelLevels: { select: { level: true, channel: place }, orderBy: { id: "asc" } },
        },
      });
      if (!row) throw new AppError("not_found", t("noAccount", { name }));
      const there = row.channelLevels.map(({ level, channel }) => ({
        ...{ level: levelOf(level), channel: channel.name, network: channel.network.name },
      }));
      return { id: row.id, name: row.name, level: levelOf(row.level), there };
    },

    async channel(t: Translate<Words>, { id }: Pick<NetworkHandle, "id">, name: string) {
      const row = await findChannel(db, id, name);
      if (!row) throw new AppError("not_found", t("unknownChannel", { channel: name }));
      return row;
    },
  };
}
