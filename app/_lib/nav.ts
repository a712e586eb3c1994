/** The places of the console, and the level that each takes. What somebody may not see is left out. */
import { type Level, reaches } from "#core/levels";

export type PlaceIcon = "dashboard" | "logs" | "people" | "bot" | "modules" | "jobs" | "audit";

export interface Place {
  readonly href: string;
  readonly label: string;
  readonly icon: PlaceIcon;
  readonly level: Level;
  readonly exact?: boolean;
}

export interface PlaceGroup {
  readonly label: string;
  readonly places: readonly Place[];
}

const groups: readonly PlaceGroup[] = [
  {
    label: "Live",
    places: [
      { href: "/console", label: "Dashboard", icon: "dashboard", level: "voice", exact: true },
      { href: "/console/logs", label: "Log", icon: "logs", level: "operator" },
    ],
  },
  {
    label: "Community",
    places: [{ href: "/console/people", label: "People", icon: "people", level: "staff" }],
  },
  {
    label: "Bot",
    places: [
      { href: "/console/bot", label: "Control", icon: "bot", level: "superuser" },
      { href: "/console/modules", label: "Modules", icon: "modules", level: "superuser" },
    ],
  },
  {
    label: "Admin",
    places: [
      { href: "/console/jobs", label: "Jobs", icon: "jobs", level: "superuser" },
      { href: "/console/audit", label: "Audit", icon: "audit", level: "superuser" },
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
