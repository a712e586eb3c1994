/** Settings of the site and its mail. */
export const settings = {
  title: "Settings",
  titleText: "How this site presents itself, and how its mail goes out.",
  save: "Save",
  saved: "Saved.",
  mail: "Mail",
  mailText: "For confirmations, password resets and digests.",
  undelivered: "Not delivered",
  undeliveredText:
    "Given up in the last 24 hours. What they said is gone; whoever needs it asks again.",
  site: "Site",
  siteName: "Name",
  language: "Language",
  languageHint: "For readers of whom no language is known.",
  url: "Public address",
  urlHint:
    "Links in mails and on IRC begin with it. Changing it signs everybody out, and leads you there: make sure that it leads here.",
  urlFixed: "Set by STEWARD_URL on the server; change it there.",
  security: "Security",
  securityText: "How people prove that it is them.",
  requireFactor: "Staff and superusers need a second factor",
  requireFactorHint:
    "An authenticator app, set up under Security in their account. They are asked on every page and have seven days; after that their rights on the web rest until it is done.",
  lifetimes: {
    title: "Tokens and sessions",
    titleText:
      "How long what people are trusted by holds. Longer is easier for them, shorter is safer.",
    tokens: "Tokens",
    web: "Signed in on the web",
    irc: "Logged in on IRC",
    cardMinutes: "A token from the card, in minutes",
    rotationDays: "The next login token, in days",
    webHours: "A session, in hours",
    rememberedDays: "With “stay signed in”, in days",
    idleHours: "Ends unused after, in hours",
    superuserIdleMinutes: "Superusers: ends unused after, in minutes",
    staffFreshMinutes: "Staff and superusers: log in again after, in minutes",
    hints: {
      cardMinutes: "{least, number} to {most, number}. Works once in any case.",
      rotationDays:
        "{least, number} to {most, number}. By private message or mail, after each login.",
      webHours: "{least, number} to {most, number}. Counts for those who sign in from now on.",
      rememberedDays:
        "{least, number} to {most, number}. Counts for those who sign in from now on.",
      idleHours: "{least, number} to {most, number}. Counts for everybody at once.",
      superuserIdleMinutes:
        "{least, number} to {most, number}. Counts for everybody at once, for you too.",
      staffFreshMinutes:
        "{least, number} to {most, number}. Only on networks that do not show the services account with each line.",
    },
  },
  hosts: "Module hosts",
  hostsText:
    "Modules run in processes of their own, the built-in ones in one and yours in another. A module named here runs in a host apart, so that it shares neither memory nor fate with the others.",
  hostsField: "Modules and their hosts",
  hostsExample: "quotes: archive",
  hostsHint:
    "One on each line, as module: host. Modules with the same host share it. Counts from the next start of the bot.",
  signup: "Who may sign up",
  signupModes: {
    open: "Anybody",
    approval: "Anybody, once approved",
    invite: "People with an invite",
    closed: "Nobody",
  },
  signupHints: {
    open: "Whoever proves a mail address has an account.",
    approval: "New accounts wait in People until somebody of staff lets them in.",
    invite: "From People, or from the bot: .meet '<nick>'.",
    closed: "Accounts are made from the shell alone.",
  },
} as const;
