import type { Translation } from "../../catalogues.ts";
import type { nav as english } from "../../en/console/nav.ts";

export const nav: Translation<typeof english> = {
  live: "Live",
  community: "Gemeinschaft",
  bot: "Bot",
  admin: "Verwaltung",
  dashboard: "Übersicht",
  log: "Protokoll",
  people: "Personen",
  control: "Steuerung",
  networks: "Netzwerke",
  ignores: "Ignorierliste",
  modules: "Module",
  jobs: "Aufträge",
  audit: "Audit",
  settings: "Einstellungen",
  security: "Sicherheit",
};
