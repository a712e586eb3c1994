/** The search for everything, and the console's keys. */
export const palette = {
  title: "Search and go to",
  placeholder: "Page, person, channel, network, module",
  close: "Close the search",
  escape: "Esc",
  pages: "Pages",
  people: "People",
  channels: "Channels, in the log",
  views: "Views of the log",
  networks: "Networks",
  modules: "Modules",
  searching: "Searching",
  nothing: "Nothing of that name that you may open.",
  count: "{count, plural, =0 {Nothing found} one {# result} other {# results}}",
  keys: "Keys",
  pageSearch: "The search of this page",
  pause: "In the log: pause and follow",
  singleKeys: "Keys without {modifier}",
  singleKeysHint:
    "Switch them off if they get in the way of dictation or another tool of yours. The search stays at {modifier} K.",
} as const;
