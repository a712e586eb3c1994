import {
  Bot,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Puzzle,
  ScrollText,
  ShieldCheck,
  Users,
} from "lucide-react";
import type { NavGroup, NavItem } from "#components/nav";
import type { Level } from "#core/levels";
import { type Place, type PlaceIcon, placesFor } from "#web/nav";

const icons: Readonly<Record<PlaceIcon, LucideIcon>> = {
  dashboard: LayoutDashboard,
  logs: ScrollText,
  people: Users,
  bot: Bot,
  modules: Puzzle,
  jobs: ListChecks,
  audit: ShieldCheck,
};

function itemOf({ href, label, icon, exact }: Place): NavItem {
  const Icon = icons[icon];
  return { href, label, icon: <Icon aria-hidden="true" />, ...(exact ? { exact } : {}) };
}

/** The sidebar for a level. */
export function consoleGroups(level: Level): readonly NavGroup[] {
  return placesFor(level).map(({ label, places }) => ({ label, items: places.map(itemOf) }));
}

/** The phone's tabs: the first three places. */
export function consoleTabs(level: Level): readonly NavItem[] {
  return placesFor(level)
    .flatMap(({ places }) => places)
    .slice(0, 3)
    .map(itemOf);
}
