import {
  Bot,
  EarOff,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Network,
  Puzzle,
  ScrollText,
  Settings,
  ShieldCheck,
  Users,
} from "lucide-react";
import type { NavGroup, NavItem } from "#components/nav";
import type { Level } from "#core/levels";
import type { Words } from "#core/words/translate";
import { type Place, type PlaceIcon, placesFor } from "#web/nav";
import type { PalettePlace } from "./palette/results.ts";

const icons: Readonly<Record<PlaceIcon, LucideIcon>> = {
  dashboard: LayoutDashboard,
  logs: ScrollText,
  people: Users,
  bot: Bot,
  networks: Network,
  ignores: EarOff,
  modules: Puzzle,
  jobs: ListChecks,
  audit: ShieldCheck,
  settings: Settings,
};

function itemOf({ href, name, icon, exact }: Place, t: Words<"console">): NavItem {
  const Icon = icons[icon];
  return {
    href,
    label: t(`nav.${name}`),
    icon: <Icon aria-hidden="true" />,
    ...(exact ? { exact } : {}),
  };
}

/** The sidebar for a level. */
export function consoleGroups(level: Level, t: Words<"console">): readonly NavGroup[] {
  return placesFor(level).map(({ name, places }) => ({
    label: t(`nav.${name}`),
    items: places.map((place) => itemOf(place, t)),
  }));
}

/** The phone's tabs: the first three places. */
export function consoleTabs(level: Level, t: Words<"console">): readonly NavItem[] {
  return placesFor(level)
    .flatMap(({ places }) => places)
    .slice(0, 3)
    .map((place) => itemOf(place, t));
}

/** What the search and the keys lead to. */
export function consolePlaces(level: Level, t: Words<"console">): readonly PalettePlace[] {
  return placesFor(level)
    .flatMap(({ places }) => places)
    .map(({ href, name, letter }) => ({ href, label: t(`nav.${name}`), letter }));
}
