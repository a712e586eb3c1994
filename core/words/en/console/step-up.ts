/** Typing the password again, before what a stranger at an open screen must not do. */
export const stepUp = {
  title: "Is it you?",
  why: "This takes your password once more. For 15 minutes this browser is not asked again.",
  password: "Password",
  passwordOrCode: "Password, or the code of your app",
  confirm: "Confirm",
  unlocked: "Password confirmed",
  unlockedHow:
    "Until <time></time> this browser may change levels, stop and restart the bot, and download the log, without being asked again.",
  end: "End now",
  goOn: "Go on",
  confirmed: "That was your password. You can go on.",
} as const;
