/** Sentences of {@link AppError} and of forms: what was refused, and what to do about it. */
export const errors = {
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
