/** The modules. */
export const modules = {
  reloadAll: "Reload all",
  reloadOne: "Reload {name}",
  title: "Modules",
  titleText:
    "What the bot can do. A changed file is loaded by itself; a broken one leaves the last good version running.",
  theyDoWhen: "They do when the bot starts.",
  moduleHasReported: "No module has reported yet",
  module: "Module",
  state: "State",
  commands: "Commands",
  loaded: "Loaded",
  actions: "Actions",
  yours: "yours",
  passedOver:
    "Did not say in time what it makes of {event}, three times in a row, and was passed over for half a minute:",
  dropped: "Fell behind, so that events were dropped before it heard of them:",
  reload: "Reload",
  states: {
    running: "Running",
    failed: "Failed",
    "set-aside": "Set aside",
    unloaded: "Not loaded",
  },
} as const;
