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
  fields: {
    channel: "Name a channel, such as #dev.",
    target: "Say where to: a channel or a nick.",
    text: "Write something first.",
    textTooLong: "That is too long for once.",
    reason: "Say why, for those who read the audit trail later.",
    atMost: "{most, plural, other {At most # characters.}}",
    publicUrl: "Give an address such as https://bot.example.org, without a path.",
  },
  setup: {
    over: "The first run is finished. Use the settings in the console.",
  },
  mail: {
    test: {
      EAUTH: "The server refused user and password. It said: {said}",
      EDNS: "There is no such server: check its name. It said: {said}",
      ESOCKET: "No connection: check server, port and encryption. It said: {said}",
      ECONNECTION: "No connection: check server, port and encryption. It said: {said}",
      ETIMEDOUT:
        "The server did not answer in time: check server, port and encryption. It said: {said}",
      ETLS: "The server offers no STARTTLS: choose another encryption. It said: {said}",
      EENVELOPE: "The server refused sender or receiver. It said: {said}",
      EMESSAGE: "The server refused the mail. It said: {said}",
      other: "The mail could not be sent. It said: {said}",
    },
  },
} as const;
