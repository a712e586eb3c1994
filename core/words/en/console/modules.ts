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
  reload: "Reload",
  states: {
    running: "Running",
    failed: "Failed",
    "set-aside": "Set aside",
    unloaded: "Not loaded",
  },
} as const;
