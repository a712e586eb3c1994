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
import { linkTo, type NavGroup, type NavItem } from "#components/nav";
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

/** For whom the places are, and how they look at them. */
interface Reader {
  readonly level: Level;
  /** The network that they chose to look at; null for all. */
  readonly networkId: string | null;
}

const narrowed = ({ byNetwork }: Place, { networkId }: Reader) =>
  byNetwork && networkId !== null ? { query: `network=${networkId}` } : {};

function itemOf(place: Place, reader: Reader, t: Words<"console">): NavItem {
  const { href, name, icon, exact } = place;
  const Icon = icons[icon];
  return {
    href,
    ...narrowed(place, reader),
    label: t(`nav.${name}`),
    icon: <Icon aria-hidden="true" />,
    ...(exact ? { exact } : {}),
  };
}

/** The sidebar. */
export function consoleGroups(reader: Reader, t: Words<"console">): readonly NavGroup[] {
  return placesFor(reader.level).map(({ name, places }) => ({
    label: t(`nav.${name}`),
    items: places.map((place) => itemOf(place, reader, t)),
  }));
}

/** The phone's tabs: the first three places. */
export function consoleTabs(reader: Reader, t: Words<"console">): readonly NavItem[] {
  return placesFor(reader.level)
    .flatMap(({ places }) => places)
    .slice(0, 3)
    .map((place) => itemOf(place, reader, t));
}

/** What the search and the keys lead to. */
export function consolePlaces(reader: Reader, t: Words<"console">): readonly PalettePlace[] {
  return placesFor(reader.level)
    .flatMap(({ places }) => places)
    .map((place) => {
      const { href, name, letter } = place;
      return {
        href: linkTo({ href, ...narrowed(place, reader) }),
        label: t(`nav.${name}`),
        letter,
      };
    });
}
