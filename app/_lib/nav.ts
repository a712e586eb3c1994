/** The places of the console, and the level that each takes. What somebody may not see is left out. */

import { type Level, reaches } from "#core/levels";
import type { English } from "#core/words/catalogues";

export type PlaceIcon =
  | "dashboard"
  | "logs"
  | "people"
  | "bot"
  | "networks"
  | "ignores"
  | "modules"
  | "jobs"
  | "audit"
  | "settings";

export interface Place {
  readonly href: string;
  /** What it is called: `console` under `nav`. */
  readonly name: keyof English["console"]["nav"];
  readonly icon: PlaceIcon;
  /** `g` and this lead there. */
  readonly letter: string;
  readonly level: Level;
  readonly exact?: boolean;
  /** Its address takes `network`, and shows it as a filter that can be taken away. */
  readonly byNetwork?: true;
}

export interface PlaceGroup {
  readonly name: keyof English["console"]["nav"];
  readonly places: readonly Place[];
}

const groups: readonly PlaceGroup[] = [
  {
    name: "live",
    places: [
      {
        href: "/console",
        name: "dashboard",
        icon: "dashboard",
        letter: "d",
        level: "voice",
        exact: true,
      },
      {
        href: "/console/logs",
        name: "log",
        icon: "logs",
        letter: "l",
        level: "operator",
        byNetwork: true,
      },
    ],
  },
  {
    name: "community",
    places: [
      { href: "/console/people", name: "people", icon: "people", letter: "u", level: "staff" },
      {
        href: "/console/moderation/ignores",
        name: "ignores",
        icon: "ignores",
        letter: "i",
        level: "staff",
      },
    ],
  },
  {
    name: "bot",
    places: [
      {
        href: "/console/bot",
        name: "control",
        icon: "bot",
        letter: "b",
        level: "superuser",
        exact: true,
      },
      {
        href: "/console/bot/networks",
        name: "networks",
        icon: "networks",
        letter: "n",
        level: "superuser",
      },
      {
        href: "/console/modules",
        name: "modules",
        icon: "modules",
        letter: "m",
        level: "superuser",
      },
    ],
  },
  {
    name: "admin",
    places: [
      { href: "/console/jobs", name: "jobs", icon: "jobs", letter: "j", level: "superuser" },
      { href: "/console/audit", name: "audit", icon: "audit", letter: "a", level: "superuser" },
      {
        href: "/console/settings",
        name: "settings",
        icon: "settings",
        letter: "s",
        level: "superuser",
      },
    ],
  },
];

/** The console's navigation for a level; groups without a place are left out. */
export function placesFor(level: Level): readonly PlaceGroup[] {
  return groups
    .map((group) => ({
      ...group,
      places: group.places.filter((place) => reaches(level, place.level)),
    }))
    .filter((group) => group.places.length > 0);
}
