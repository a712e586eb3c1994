import { THEMES, type Theme } from "#components/theme";
import { paramsOf } from "#core/events/filter-address";
import type { Found } from "#core/find/find";
import type { Words } from "#core/words/translate";
import { logHref } from "../../logs/_lib/query.ts";
import type { Act } from "./acts.ts";

/** A place of the console; with its letter, `g` and that lead there. */
export interface PalettePlace {
  readonly href: string;
  readonly label: string;
  readonly letter: string;
}

interface Shown {
  readonly id: string;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly more: string;
}

/** Somewhere to go. */
interface Goal extends Shown {
  readonly href: string;
}

/** What can be chosen: a page, something for the bot to do, or another look. */
export type PaletteItem = Goal | Act | (Shown & { readonly theme: Theme });

export interface PaletteGroup {
  readonly value: string;
  readonly items: readonly PaletteItem[];
}

/** The list under the search: pages by their names, and what the server found. */
export function groupsOf(
  places: readonly PalettePlace[],
  typed: string,
  found: Found | null,
  acts: readonly PaletteItem[],
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
    { value: t("palette.actions"), items: acts },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

const personItem = ({ id, name, more }: Found["people"][number]): Goal => ({
  ...{ id: `person ${id}`, label: name, more, href: `/console/people/${id}` },
});

const channelItem = ({ name, networkId, network }: Found["channels"][number]): Goal => ({
  ...{ id: `channel ${networkId} ${name}`, label: name, more: network },
  href: `/console/logs?${new URLSearchParams({ network: networkId, channel: name })}`,
});

const viewItem = ({ id, name, owner, query }: Found["views"][number]): Goal => ({
  ...{ id: `view ${id}`, label: name, more: owner, href: logHref(paramsOf(query), id) },
});

const networkItem = ({ id, name }: Found["networks"][number]): Goal => ({
  ...{ id: `network ${id}`, label: name, more: "", href: `/console/bot/networks/${id}` },
});

const moduleItem = ({ name, more }: Found["modules"][number]): Goal => ({
  ...{ id: `module ${name}`, label: name, more, href: `/console/modules#${name}` },
});

/** What everybody in the console may do for themselves. */
export function ownItems(
  typed: string,
  t: Words<"console">,
  kit: Words<"kit">,
): readonly PaletteItem[] {
  const part = typed.trim().toLowerCase();
  if (part === "") return [];
  const all: readonly PaletteItem[] = [
    { id: "token", label: t("palette.acts.token"), more: "", href: "/me/token" },
    ...THEMES.map((theme) => ({
      ...{ id: `theme ${theme}`, more: "", theme },
      label: t("palette.acts.theme", { theme: kit(`theme.${theme}`) }),
    })),
  ];
  return all.filter(({ label }) => label.toLowerCase().includes(part));
}
