import type { Translation } from "../../catalogues.ts";
import type { networkSwitch as english } from "../../en/console/network-switch.ts";

export const networkSwitch: Translation<typeof english> = {
  label: "Netzwerk, das gezeigt wird",
  all: "Alle Netzwerke",
  changing: "Netzwerk wird gewechselt",
  only: "Nur <name></name> wird gezeigt",
  showAll: "Alle Netzwerke zeigen",
};
