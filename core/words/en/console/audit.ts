/** The audit trail. */
export const audit = {
  title: "Audit",
  titleText: "Who changed what, from where, and what it was before.",
  whoWhom: "Who, or to whom",
  what: "What",
  search: "Search",
  everyChangeLevels: "Every change of levels, accounts and settings is noted here.",
  nothingChangedYet: "Nothing was changed yet",
  changeFitsSearch: "No change fits this search.",
  nothingFits: "Nothing fits",
  clearFilters: "Clear filters",
  byWay: "<time></time> by {via}",
  byWayFrom: "<time></time> by {via} from {ip}",
  nothing: "nothing",
} as const;
