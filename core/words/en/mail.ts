/** Mails. Each has a subject, what mail programs show beside it, and a heading. */
export const mail = {
  sentBy: "Sent by {siteName}, <link>{siteUrl}</link>. Nobody reads answers to this mail.",
  address: "Address: <link>{href}</link>",
  askedFrom: "Asked for at {at} UTC from {ip}, {browser}.",
  verify: {
    subject: "Confirm your e-mail address",
    preview: "Your code is {code}",
    title: "Confirm your e-mail address",
    change:
      "The account {userName} is to use this address from now on. If that was you, confirm it:",
    signUp: "Somebody signed up as {userName} with this address. If that was you, confirm it:",
    do: "Confirm this address",
    orCode: "Or type this code where you were asked for it:",
    until:
      "Both work once, for {minutes, plural, one {# minute} other {# minutes}}. If it was not you, ignore this mail: without you nothing happens.",
  },
  alreadyRegistered: {
    subject: "You already have an account",
    preview: "Sign in, or choose a new password",
    title: "You already have an account",
    asked:
      "Somebody asked to use this address for an account. It belongs to one already: {userName}. If that was you, sign in with it:",
    do: "Sign in",
    forgotten:
      "Password forgotten? Choose a new one at {address}. If it was not you, ignore this mail: nothing has changed.",
  },
  reset: {
    subject: "Choose a new password",
    preview: "The link works once, for {minutes, plural, one {# minute} other {# minutes}}",
    title: "Choose a new password",
    asked: "Somebody asked for a new password for the account {userName}.",
    do: "Choose a new password",
    until:
      "The link works once, for {minutes, plural, one {# minute} other {# minutes}}. If it was not you, ignore this mail: your password stays as it is.",
  },
  passwordChanged: {
    subject: "Your password was changed",
    preview: "All other sessions were ended",
    title: "Your password was changed",
    changed:
      "The account {userName} has a new password. All its other sessions were ended, and login tokens for IRC that had not been used are void.",
    notYou: "If it was not you, choose a new password at once:",
    do: "It was not me",
  },
  secondFactor: {
    subject: "The second factor of your account",
    titles: {
      enabled: "Your second factor is on",
      disabled: "Your second factor is off",
      codes: "You have new recovery codes",
      recovery: "A recovery code was used",
      removed: "Your second factor was removed",
    },
    previews: {
      enabled: "Signing in takes a code from your app now",
      disabled: "Your password alone opens your account again",
      codes: "The earlier ones no longer work",
      recovery: "Somebody signed in with it",
      removed: "By an operator, at the server itself",
    },
    changes: {
      enabled:
        "Signing in to the account {userName} takes a code from an authenticator app from now on. All other sessions were ended.",
      disabled:
        "The second factor of the account {userName} was turned off: from now on its password alone opens it. All other sessions were ended.",
      codes:
        "New recovery codes were made for the account {userName}. The earlier ones no longer work, and all other sessions were ended.",
      recovery:
        "Somebody signed in to the account {userName} with its password and one of its recovery codes. That code no longer works.",
      removed:
        "An operator removed authenticator app and recovery codes of the account {userName}, and all its sessions were ended. From now on its password alone opens it: set up a new second factor under Security.",
    },
    notYou: "If it was not you, somebody knows your password. Choose a new one at once:",
  },
  mailChanged: {
    subject: "Your e-mail address was changed",
    preview: "Mails go to another address from now on",
    title: "Your e-mail address was changed",
    changed:
      "Mails for the account {userName} go to {newAddress} from now on; this address is no longer used.",
    notYou: "If it was not you, somebody knows your password: tell the people who run {siteName}.",
  },
  invite: {
    subject: "You are invited",
    preview: "Make an account with this invite",
    title: "You are invited",
    invited: "{invitedBy} invites you to make an account.",
    do: "Make an account",
    until: "The invite works once, until {until}.",
  },
  token: {
    subject: "Your next login token",
    preview: "For your next login on IRC",
    title: "Your next login token",
    how: "Next time you are on {networkName}, log in as {userName} by pasting this into your IRC client:",
    until:
      "It works once, until {until}. Send it in a private message only: in a channel the bot cancels it. You can have your tokens shown on the page or sent by the bot instead: choose at {address}.",
  },
  tokenLeaked: {
    subject: "One of your tokens was seen and cancelled",
    preview: "Nothing can be done with it any more",
    title: "Your token was cancelled",
    seen: "A token of the account {userName} was seen in {where, select, private {a private message} other {{place}}} on {networkName}, where others can read it. It was cancelled at once, so nobody can use it.",
    do: "Make a new token",
    how: "Send it in a private message to the bot: begin the line with /msg, without a blank before it.",
  },
  test: {
    subject: "A test mail",
    preview: "The mail settings work",
    title: "The mail settings work",
    text: "{userName} asked {siteName} for this mail to try out its mail settings. There is nothing to do.",
  },
  approval: {
    subject: "About your account",
    preview: "You can sign in now",
    title: "Your account is ready",
    approved: "The account {userName} was approved. You can sign in now.",
    do: "Sign in",
    refusedPreview: "Your sign-up was not accepted",
    refusedTitle: "Your sign-up was not accepted",
    refused: "The people who run {siteName} did not accept the account {userName}; it was removed.",
  },
} as const;
