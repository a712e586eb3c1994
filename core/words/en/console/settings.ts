/** Settings of the site and its mail. */
export const settings = {
  title: "Settings",
  titleText: "How this site presents itself, and how its mail goes out.",
  save: "Save",
  saved: "Saved.",
  mail: "Mail",
  mailText: "For confirmations, password resets and digests.",
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
