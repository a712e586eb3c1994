import { paramsOf } from "#core/events/filter-address";
import type { Found } from "#core/find/find";
import type { Words } from "#core/words/translate";
import { logHref } from "../../logs/_lib/query.ts";

/** A place of the console; with its letter, `g` and that lead there. */
export interface PalettePlace {
  readonly href: string;
  readonly label: string;
  readonly letter: string;
}

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly more: string;
  readonly href: string;
}

export interface PaletteGroup {
  readonly value: string;
  readonly items: readonly PaletteItem[];
}

/** The list under the search: pages by their names, and what the server found. */
export function groupsOf(
  places: readonly PalettePlace[],
  typed: string,
  found: Found | null,
  t: Words<"console">,
): PaletteGroup[] {
  const part = typed.trim().toLowerCase();
  const pages = places
    .filter(({ label }) => label.toLowerCase().includes(part))
    .map(({ href, label }) => ({ id: href, label, more: "", href }));
  const groups = [
    { value: t("palette.pages"), items: pages },
    { value: t("palette.people"), items: (found?.people ?? []).map(personItem) },
    { value: t("palette.channels"), items: (found?.channels ?? []).map(channelItem) },
    { value: t("palette.views"), items: (found?.views ?? []).map(viewItem) },
    { value: t("palette.networks"), items: (found?.networks ?? []).map(networkItem) },
    { value: t("palette.modules"), items: (found?.modules ?? []).map(moduleItem) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

const personItem = ({ id, name, more }: Found["people"][number]): PaletteItem => ({
  ...{ id: `person ${id}`, label: name, more, href: `/console/people/${id}` },
});

const channelItem = ({ name, networkId, network }: Found["channels"][number]): PaletteItem => ({
  ...{ id: `channel ${networkId} ${name}`, label: name, more: network },
  href: `/console/logs?${new URLSearchParams({ network: networkId, channel: name })}`,
});

const viewItem = ({ id, name, owner, query }: Found["views"][number]): PaletteItem => ({
  ...{ id: `view ${id}`, label: name, more: owner, href: logHref(paramsOf(query), id) },
});

const networkItem = ({ id, name }: Found["networks"][number]): PaletteItem => ({
  ...{ id: `network ${id}`, label: name, more: "", href: `/console/bot/networks/${id}` },
});

const moduleItem = ({ name, more }: Found["modules"][number]): PaletteItem => ({
  ...{ id: `module ${name}`, label: name, more, href: `/console/modules#${name}` },
});
