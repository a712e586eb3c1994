/** Signing up and in, confirming an address, resetting a password. */
export const account = {
  fields: {
    password: "Password",
    passwordHint: "At least 8 characters; a few unrelated words are best.",
    email: "E-mail address",
    newPassword: "New password",
  },
  password: {
    strength: "Strength",
    tooShort: "too short",
    weak: "weak",
    fair: "fair",
    good: "good",
    strong: "strong",
  },
  forgot: {
    do: "Send me a link",
    sent: "If an account has proved this address, a mail with a link is on its way. The link is good for 30 minutes.",
    title: "Forgotten password",
    how: "Type the address of your account; a mail with a link comes to it.",
    remembered: "Remembered it? <link>Sign in</link>",
  },
  reset: {
    title: "Choose a new password",
    do: "Set new password",
    dead: "This link cannot be used",
    why: {
      unknown:
        "Perhaps it was not copied in full. Open it from the mail again, or ask for a new one.",
      used: "It was used already. If your new password does not work, ask for another link.",
      expired: "It was good for 30 minutes. Ask for a new one.",
      replaced: "A newer one was asked for, and only the latest counts.",
    },
    again: "Ask for a new link",
    whose: "For the account <name></name>. All its sessions end when you set it.",
  },
  invite: {
    do: "Make an account",
    title: "Invite",
    to: "You are invited to {name}",
    how: "Make an account, confirm your e-mail address, and connect your IRC nick.",
    used: "This invite was used already",
    dead: "This invite cannot be used",
    expiredText: "It has expired. Ask whoever invited you for a new one.",
    deadText:
      "If you have made your account, sign in. Otherwise ask whoever invited you for a new one.",
  },
  signIn: {
    haveAccount: "Have an account? <link>Sign in</link>",
    do: "Sign in",
    login: "User name or e-mail address",
    forgot: "Forgot it?",
    remember: "Stay signed in",
    rememberHint: "For seven days, on a device of your own.",
    to: "Sign in to {name}",
    after: {
      confirmed: "Your address is confirmed. Sign in to go on.",
      approval:
        "Your address is confirmed. Somebody of staff looks at your account next; you get a mail.",
      reset: "Your new password is set, and all sessions were ended. Sign in with it.",
      changed: "Your new address is confirmed.",
      deleted: "Your account was deleted.",
      signout: "You are signed out.",
    },
  },
  signUp: {
    newHere: "New here? <link>Sign up</link>",
    name: "User name",
    nameHint: "3 to 30 letters, digits, - or _. Others can see it.",
    emailHint: "Only for this account; never shown.",
    do: "Create account",
    title: "Sign up",
    notOpen: "Sign-up is not open",
    closed: "Nobody can make a new account at {name} at the moment.",
    inviteOnly:
      "Making an account at {name} takes an invite. Ask somebody of staff, then open the link you get.",
    to: "Sign up to {name}",
    next: "Then connect your IRC nick, and the bot knows you.",
    approval: "Somebody of staff looks at each new account before it can be used.",
  },
  verify: {
    link: {
      do: "Confirm my address",
      title: "Confirm your address",
      whose:
        "<name></name> is to belong to the account <name2></name2>. Is that yours? If not, just close this page.",
    },
    goOn: "Go on",
    useAddress: "Use this address",
    code: "Code from the mail",
    do: "Confirm",
    againIn: "Send it again in {left, number} s",
    again: "Send it again",
    sentAgain: "A new mail is on its way. The earlier one no longer counts.",
    title: "Check your e-mail",
    how: "A mail went to <name></name>. Open the link in it, or type its code here. It may be among the spam.",
    until: "Both are good for 60 minutes, until <time></time>.",
    tooManyWrong: "Too many wrong codes. Have a new mail sent.",
    notMine: "That is not my address",
    nothing: "Nothing to confirm here",
    nothingText:
      "No sign-up was begun in this browser. Open the link in your mail, or sign in to have a new one sent.",
    openMail: "Open {name}",
    ranOut: "The last mail has run out. Have a new one sent.",
    dead: {
      limited: {
        title: "Too many links were opened from here",
        text: "Wait a quarter of an hour and open the link again. It is not used up.",
      },
      used: {
        title: "This link was used already",
        text: "Your address is confirmed. Sign in to go on.",
      },
      expired: {
        title: "This link has expired",
        text: "It was good for 60 minutes. Go on to have a new mail sent.",
      },
      replaced: {
        title: "There is a newer mail",
        text: "Only the latest one counts. Open the link in that, or go on to have another sent.",
      },
      unknown: {
        title: "This link does not work",
        text: "Perhaps it was not copied in full. Open it from the mail again, or go on to have a new one sent.",
      },
    },
  },
} as const;
