import type { ModuleContext } from "#bot/module-api";
import type { ModuleRow } from "#core/modules/rows";
import { readWish } from "./change.ts";
import { createNetworks, type ModuleReport, reportOf } from "./store.ts";

/** `.module`: a module's row, shown and changed. */
export function addModuleCommand(ctx: ModuleContext<unknown>): void {
  const networks = createNetworks(ctx.db);

  ctx.command({
    name: "module",
    usage: "<name> [change...]",
    summary:
      "Show a module, or decide about it: enable|disable [#channel], only #channel…, everywhere, set|unset, settings, whitelist|blacklist, enabling|disabling, prefix, profile, reset; on:<network> first for one network.",
    level: "superuser",
    where: "anywhere",
    examples: [
      { say: ".module registry", reply: /^registry/ },
      { say: ".module registry settings", reply: /settings/ },
      { say: ".module registry prefix !", reply: /^registry/ },
      { say: ".module registry on:here prefix none", reply: /^registry/ },
    ],
    async run({ bot, network, args: { name: asked, change = "" } }) {
      const name = asked.toLowerCase();
      const report = await reportOf(ctx.db, name);
      const wish = readWish(change, report.settingsSchema);
      if (wish.asked === "show") return show(name, report, await networks.names());
      if (wish.asked === "settings") return showSettings(name, report);
      const scope = {
        name,
        ...(wish.network === undefined
          ? {}
          : { networkId: await networks.idOf(wish.network, network.id) }),
        ...(wish.botId === undefined ? {} : { botId: wish.botId }),
      };
      let changed = false;
      for (const edit of wish.asked) changed = (await bot.editModule(scope, edit)) || changed;
      if (!changed) return `${name}: it is so already.`;
      const [first = ""] = show(name, await reportOf(ctx.db, name), await networks.names(), scope);
      return first;
    },
  });
}

/** One line for each row, the one for all first. With a scope, that row's line only. */
function show(
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
    .map((row) => `${name}${placeOf(row, networks)}: ${decisions(row, profiles)}`);
  const isUntouched = lines.length === 0;
  if (only) return isUntouched ? [`${name}: nothing is decided there any more.`] : lines;
  const trouble = error ? ` ${error}` : "";
  return [
    `${name} (${state}).${trouble}${isUntouched ? " Nothing is decided: it answers everywhere." : ""}`,
    ...lines,
  ];
}

function placeOf({ networkId, botId }: ModuleRow, networks: ReadonlyMap<string, string>): string {
  const network = networkId === "*" ? "" : ` on ${networks.get(networkId) ?? networkId}`;
  return `${network}${botId === "*" ? "" : ` for bot ${botId}`}`;
}

const listNames = {
  "channel-on": "only in",
  "channel-off": "not in",
  "nick-on": "where is",
  "nick-off": "not where is",
  allow: "whitelist",
  deny: "blacklist",
} as const;

function decisions(
  { enabled, rules, commandPrefix, authProfileId }: ModuleRow,
  profiles: ReadonlyMap<string, string>,
): string {
  const lists = Object.entries(listNames).flatMap(([kind, title]) => {
    const values = rules.filter((rule) => rule.kind === kind).map(({ value }) => value);
    return values.length > 0 ? [`${title} ${values.join(" ")}`] : [];
  });
  const prefix = commandPrefix === null ? [] : [`prefix ${commandPrefix}`];
  const profile =
    authProfileId === null ? [] : [`profile ${profiles.get(authProfileId) ?? "gone"}`];
  return `${[enabled ? "on" : "off", ...lists, ...prefix, ...profile].join("; ")}.`;
}

function showSettings(name: string, { settings }: ModuleReport): string[] {
  if (settings.length === 0) return [`${name} has no settings.`];
  return settings.map(({ name: key, value, isDefault, description }) => {
    const shown = value === undefined ? "not set" : JSON.stringify(value);
    return `${name} settings: ${key} = ${shown}${isDefault ? " (default)" : ""}. ${description}`.trim();
  });
}
