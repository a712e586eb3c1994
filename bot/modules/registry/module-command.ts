import type { ModuleContext, Translate } from "#bot/module-api";
import { RULE_KINDS } from "#core/modules/policy";
import type { ModuleRow } from "#core/modules/rows";
import { readWish } from "./change.ts";
import { createNetworks, type ModuleReport, reportOf } from "./store.ts";
import type { Words } from "./words.ts";

/** `.module`: a module's row, shown and changed. */
export function addModuleCommand(ctx: ModuleContext<unknown, Words>): void {
  const networks = createNetworks(ctx.db);

  ctx.command({
    name: "module",
    usage: "<name> [change...]",
    summary:
      "Show a module, or decide about it: enable|disable [#channel], only #channel…, everywhere, set|unset, settings, whitelist|blacklist, enabling|disabling, prefix, profile, reset, empty; on:<network> first for one network.",
    level: "superuser",
    where: "anywhere",
    examples: [
      { say: ".module registry", reply: /^registry/ },
      { say: ".module registry settings", reply: /settings/ },
      { say: ".module registry prefix !", reply: /^registry/ },
      { say: ".module registry on:here prefix none", reply: /^registry/ },
    ],
    async run({ bot, network, t, args: { name: asked, change = "" } }) {
      const name = asked.toLowerCase();
      const report = await reportOf(t, ctx.db, name);
      const wish = readWish(change, report.settingsSchema);
      if (wish.asked === "show") return show(t, name, report, await networks.names());
      if (wish.asked === "settings") return showSettings(t, name, report);
      const scope = {
        name,
        ...(wish.network === undefined
          ? {}
          : { networkId: await networks.idOf(t, wish.network, network.id) }),
        ...(wish.botId === undefined ? {} : { botId: wish.botId }),
      };
      let changed = false;
      for (const edit of wish.asked) changed = (await bot.editModule(scope, edit)) || changed;
      if (!changed) return t("already", { name });
      if (wish.asked.some(({ kind }) => kind === "empty")) return t("emptied", { name });
      const now = await reportOf(t, ctx.db, name);
      const [first = ""] = show(t, name, now, await networks.names(), scope);
      return first;
    },
  });
}

/** One line for each row, the one for all first. With a scope, that row's line only. */
function show(
  t: Translate<Words>,
  name: string,
  { state, error, rows, profiles }: ModuleReport,
  networks: ReadonlyMap<string, string>,
  only?: { readonly networkId?: string; readonly botId?: string },
): string[] {
  const lines = rows
    .filter(
      (row) =>
        only === undefined ||
        (row.networkId === (only.networkId ?? "*") && row.botId === (only.botId ?? "*")),
    )
    .map((row) => `${name}${placeOf(t, row, networks)}: ${decisions(t, row, profiles)}`);
  const isUntouched = lines.length === 0;
  if (only) return isUntouched ? [t("undecided", { name })] : lines;
  const trouble = error ? ` ${error}` : "";
  return [`${name} (${state}).${trouble}${isUntouched ? ` ${t("untouched")}` : ""}`, ...lines];
}

function placeOf(
  t: Translate<Words>,
  { networkId, botId }: ModuleRow,
  networks: ReadonlyMap<string, string>,
): string {
  const network = networks.get(networkId) ?? networkId;
  const where = networkId === "*" ? "" : t("onNetwork", { network });
  return `${where}${botId === "*" ? "" : t("forBot", { bot: botId })}`;
}

function decisions(
  t: Translate<Words>,
  { enabled, rules, commandPrefix, authProfileId }: ModuleRow,
  profiles: ReadonlyMap<string, string>,
): string {
  const lists = RULE_KINDS.flatMap((kind) => {
    const values = rules.filter((rule) => rule.kind === kind).map(({ value }) => value);
    return values.length > 0 ? [t(`lists.${kind}`, { values: values.join(" ") })] : [];
  });
  const prefix = commandPrefix === null ? [] : [t("prefix", { prefix: commandPrefix })];
  const profile =
    authProfileId === null
      ? []
      : [t("profile", { name: profiles.get(authProfileId) ?? t("gone") })];
  return `${[t(enabled ? "isOn" : "isOff"), ...lists, ...prefix, ...profile].join("; ")}.`;
}

function showSettings(t: Translate<Words>, name: string, { settings }: ModuleReport): string[] {
  if (settings.length === 0) return [t("noSettings", { name })];
  return settings.map(({ name: key, value, isDefault, description }) => {
    const shown = value === undefined ? t("notSet") : JSON.stringify(value);
    const from = isDefault ? "default" : "set";
    return `${t("setting", { name, key, value: shown, from })} ${description}`.trim();
  });
}
