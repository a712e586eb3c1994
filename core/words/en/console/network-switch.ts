/** Looking at one network alone. */
export const networkSwitch = {
  label: "Network that is shown",
  all: "All networks",
  changing: "Changing the network",
  only: "Showing <name></name> only",
  showAll: "Show all networks",
} as const;
