/** What superusers decide about modules from IRC, carried out and audited here. Only the module `registry` may ask. */
import type { Registry } from "#bot/commands/registry";
import type { CallContext } from "#bot/host/calls";
import type { BotServices } from "#bot/host/services";
import type { IrcNetworks } from "#bot/irc/api";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { type Level, reaches } from "#core/levels";
import { editModule, type ModuleEdit } from "#core/modules/edit";
import { setBotPrefix, setChannelPrefix, setNetworkPrefix } from "#core/modules/prefixes";
import { editProfile } from "#core/modules/profiles";
import type { Scope } from "#core/modules/rows";
import { findChannel } from "#core/networks/channels";
import type { Changer } from "#core/settings/settings";
import type { SettingsInForce } from "./settings-in-force.ts";

export interface RegistryServiceDeps {
  readonly db: Db;
  readonly registry: Pick<Registry, "refresh">;
  readonly networks: Pick<IrcNetworks, "apply">;
  readonly settings: SettingsInForce;
}

type RegistryServices = Pick<BotServices, "editModule" | "editPrefix" | "editProfile">;

/** The services of one call; each checks who asks. */
export function registryServices(call: CallContext, deps: RegistryServiceDeps): RegistryServices {
  const { db, registry } = deps;
  const by = (): Changer => {
    mayAsk(call, "superuser");
    const { userId, userName, nick } = call.sender;
    return {
      actor: { ...(userId === null ? {} : { id: userId }), name: userName ?? nick },
      via: "irc",
      requestId: call.requestId,
    };
  };

  return {
    async editModule(scope, edit) {
      const changed = await editModule(db, scope, edit, by(), new Date());
      await registry.refresh();
      if (!changed || edit.kind !== "setting") return changed;
      return takeSettings(scope, edit, deps, by());
    },

    async editPrefix(place, prefix) {
      const now = new Date();
      const changed = await changePrefix(deps, place, prefix, by(), now);
      await registry.refresh();
      if (place.kind === "network") await deps.networks.apply(place.networkId);
      return changed;
    },

    async editProfile(edit) {
      const changed = await editProfile(db, edit, by(), new Date());
      await registry.refresh();
      return changed;
    },
  };
}

/** A module of the user's folder that a superuser happens to use must not decide in their name. */
export function mayAsk({ module, sender }: CallContext, level: Level): void {
  if (module !== "registry" || !reaches(sender.level, level))
    throw new AppError("forbidden", { key: "access.needsLevel", level });
}

/** Waits until the module runs with the new settings. What it does not take after all is undone, and told. */
async function takeSettings(
  scope: Scope,
  edit: Extract<ModuleEdit, { kind: "setting" }>,
  { db, registry, settings }: RegistryServiceDeps,
  by: Changer,
): Promise<true> {
  const problem = await settings.problemOf(scope.name);
  if (problem === null) return true;
  const undo: ModuleEdit = { kind: "setting", name: edit.name };
  await editModule(db, scope, undo, by, new Date());
  await registry.refresh();
  throw new AppError("invalid", {
    key: "bot.registry.backAtDefault",
    ...{ name: edit.name, problem },
  });
}

async function changePrefix(
  { db }: RegistryServiceDeps,
  place: Parameters<BotServices["editPrefix"]>[0],
  prefix: string | null,
  by: Changer,
  now: Date,
): Promise<boolean> {
  switch (place.kind) {
    case "bot":
      return setBotPrefix(db, place.botId ?? "*", prefix, by, now);
    case "network":
      return setNetworkPrefix(db, place.networkId, prefix, by, now);
    case "channel": {
      const row = await findChannel(db, place.networkId, place.channel);
      if (!row)
        throw new AppError("not_found", {
          key: "bot.registry.unknownChannel",
          channel: place.channel,
        });
      return setChannelPrefix(db, row.id, prefix, by, now);
    }
  }
}
