/** The console's menu. */
export const nav = {
  live: "Live",
  community: "Community",
  bot: "Bot",
  admin: "Admin",
  dashboard: "Dashboard",
  log: "Log",
  people: "People",
  control: "Control",
  networks: "Networks",
  ignores: "Ignore list",
  modules: "Modules",
  jobs: "Jobs",
  audit: "Audit",
  settings: "Settings",
  security: "Security",
} as const;
