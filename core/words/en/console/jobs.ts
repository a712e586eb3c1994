/** What was asked of the bot. */
export const jobs = {
  title: "Jobs",
  titleText: "What was asked of the bot, and what became of it.",
  state: "State",
  all: "All",
  emptyText: "What is clicked under Control or said to the bot by superusers is listed here.",
  noneKind: "None of this kind",
  jobYet: "No job yet",
  job: "Job",
  states: {
    queued: "queued",
    accepted: "accepted",
    running: "running",
    done: "done",
    unconfirmed: "unconfirmed",
    failed: "failed",
    expired: "expired",
    cancelled: "cancelled",
  },
  askedAt: "Asked",
  askedBy: "Asked by",
  groups: {
    open: "Open",
    done: "Done",
    failed: "Failed",
  },
} as const;
