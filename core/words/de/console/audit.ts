import type { Translation } from "../../catalogues.ts";
import type { audit as english } from "../../en/console/audit.ts";

export const audit: Translation<typeof english> = {
  title: "Audit",
  titleText: "Wer was geändert hat, von wo aus, und wie es vorher war.",
  whoWhom: "Wer oder bei wem",
  what: "Was",
  search: "Suchen",
  everyChangeLevels: "Jede Änderung an Stufen, Konten und Einstellungen wird hier vermerkt.",
  nothingChangedYet: "Noch wurde nichts geändert",
  changeFitsSearch: "Keine Änderung passt zu dieser Suche.",
  nothingFits: "Nichts passt",
  clearFilters: "Filter leeren",
  byWay: "<time></time> über {via}",
  byWayFrom: "<time></time> über {via} von {ip}",
  nothing: "nichts",
};
