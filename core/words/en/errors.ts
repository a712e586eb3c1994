/** Sentences of {@link AppError} and of forms: what was refused, and what to do about it. */
export const errors = {
  away: {
    title: "The database cannot be reached",
    text: "Steward cannot show or change anything until its database answers again. This page tries by itself every few seconds.",
    unchanged: "What you sent was not carried out. Go back and send it again in a moment.",
    retry: "Try again",
    short:
      "The database cannot be reached right now, so nothing was changed. Try again in a moment.",
  },
  form: {
    check: "Check the marked fields.",
    unfit: "That does not fit.",
    unexpected: "Something went wrong; it has been logged.",
  },
  access: {
    signInFirst: "Sign in first.",
    needsLevel: "That takes {level} level.",
  },
} as const;
