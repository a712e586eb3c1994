import type { Translation } from "../catalogues.ts";
import type { account as english } from "../en/account.ts";

export const account: Translation<typeof english> = {
  fields: {
    password: "Passwort",
    passwordHint: "Mindestens 8 Zeichen; ein paar Wörter ohne Zusammenhang sind am besten.",
    email: "E-Mail-Adresse",
    newPassword: "Neues Passwort",
  },
  password: {
    strength: "Stärke",
    tooShort: "zu kurz",
    weak: "schwach",
    fair: "mittel",
    good: "gut",
    strong: "stark",
  },
  forgot: {
    do: "Link schicken",
    sent: "Wenn ein Konto diese Adresse bestätigt hat, ist eine Mail mit einem Link unterwegs. Der Link gilt 30 Minuten.",
    title: "Passwort vergessen",
    how: "Gib die Adresse deines Kontos ein; dorthin kommt eine Mail mit einem Link.",
    remembered: "Wieder eingefallen? <link>Anmelden</link>",
  },
  reset: {
    title: "Neues Passwort wählen",
    do: "Passwort setzen",
    dead: "Dieser Link ist nicht zu gebrauchen",
    why: {
      unknown:
        "Vielleicht wurde er nicht ganz kopiert. Öffne ihn noch einmal aus der Mail oder fordere einen neuen an.",
      used: "Er wurde schon benutzt. Wenn dein neues Passwort nicht geht, fordere einen neuen Link an.",
      expired: "Er galt 30 Minuten. Fordere einen neuen an.",
      replaced: "Es wurde ein neuerer angefordert, und nur der letzte zählt.",
    },
    again: "Neuen Link anfordern",
    whose: "Für das Konto <name></name>. Alle seine Sitzungen enden, wenn du es setzt.",
  },
  invite: {
    do: "Konto anlegen",
    claim: "Diesen Nick verbinden",
    yourNick: "Ist {nick} dein Nick?",
    known: "Du hast schon ein Konto",
    signedInAs: "Du bist als {name} angemeldet. Wenn du das nicht bist, melde dich zuerst ab.",
    toAccount: "Zu deinem Konto",
    title: "Einladung",
    to: "Du bist zu {name} eingeladen",
    how: "Lege ein Konto an, bestätige deine E-Mail-Adresse und verbinde deinen IRC-Nick.",
    used: "Diese Einladung wurde schon benutzt",
    dead: "Diese Einladung ist nicht zu gebrauchen",
    expiredText: "Sie ist abgelaufen. Bitte um eine neue, wo du diese her hast.",
    deadText:
      "Wenn du dein Konto schon angelegt hast, melde dich an. Sonst bitte um eine neue Einladung.",
  },
  signIn: {
    haveAccount: "Schon ein Konto? <link>Anmelden</link>",
    do: "Anmelden",
    login: "Benutzername oder E-Mail-Adresse",
    forgot: "Vergessen?",
    remember: "Angemeldet bleiben",
    rememberHint: "{days, plural, one {Einen Tag} other {# Tage}} lang, auf einem eigenen Gerät.",
    to: "Bei {name} anmelden",
    secondStep: {
      title: "Zweiter Faktor",
      how: "Dein Passwort stimmt. Gib nun den Code ein, den deine Authenticator-App für {name} zeigt.",
      code: "Code aus der App",
      do: "Anmelden",
      lost: "App nicht zur Hand? Wiederherstellungscode benutzen",
      recoveryHow:
        "Gib einen der Wiederherstellungscodes ein, die du aufgehoben hast. Jeder gilt einmal.",
      recovery: "Wiederherstellungscode",
      withApp: "Doch die App benutzen",
      restart: "Das bist nicht du? <link>Von vorn beginnen</link>",
    },
    after: {
      late: "Das hat länger als zehn Minuten gedauert oder war schon erledigt. Melde dich neu an.",
      confirmed: "Deine Adresse ist bestätigt. Melde dich an, um weiterzumachen.",
      approval:
        "Deine Adresse ist bestätigt. Als Nächstes sieht sich jemand vom Staff dein Konto an; du bekommst eine Mail.",
      reset: "Dein neues Passwort gilt, und alle Sitzungen wurden beendet. Melde dich damit an.",
      changed: "Deine neue Adresse ist bestätigt.",
      deleted: "Dein Konto wurde gelöscht.",
      signout: "Du bist abgemeldet.",
    },
  },
  signUp: {
    newHere: "Neu hier? <link>Konto anlegen</link>",
    name: "Benutzername",
    nameHint: "3 bis 30 Buchstaben, Ziffern, - oder _. Andere können ihn sehen.",
    emailHint: "Nur für dieses Konto; wird nie angezeigt.",
    do: "Konto anlegen",
    title: "Konto anlegen",
    notOpen: "Neue Konten sind gerade nicht möglich",
    closed: "Zurzeit kann bei {name} niemand ein neues Konto anlegen.",
    inviteOnly:
      "Ein Konto bei {name} braucht eine Einladung. Bitte jemanden vom Staff darum und öffne dann den Link, den du bekommst.",
    to: "Konto bei {name} anlegen",
    next: "Verbinde danach deinen IRC-Nick, dann kennt dich der Bot.",
    approval: "Jemand vom Staff sieht sich jedes neue Konto an, bevor es benutzt werden kann.",
  },
  verify: {
    link: {
      do: "Meine Adresse bestätigen",
      title: "Bestätige deine Adresse",
      whose:
        "<name></name> soll zum Konto <name2></name2> gehören. Ist das deins? Wenn nicht, schließe einfach diese Seite.",
    },
    goOn: "Weiter",
    useAddress: "Diese Adresse verwenden",
    code: "Code aus der Mail",
    do: "Bestätigen",
    againIn: "Noch einmal senden in {left, number} s",
    again: "Noch einmal senden",
    sentAgain: "Eine neue Mail ist unterwegs. Die frühere zählt nicht mehr.",
    title: "Sieh in deine Mails",
    how: "An <name></name> ging eine Mail. Öffne den Link darin oder gib hier ihren Code ein. Vielleicht liegt sie im Spam.",
    until: "Beides gilt 60 Minuten, bis <time></time>.",
    tooManyWrong: "Zu viele falsche Codes. Lass dir eine neue Mail schicken.",
    notMine: "Das ist nicht meine Adresse",
    nothing: "Hier ist nichts zu bestätigen",
    nothingText:
      "In diesem Browser wurde kein Konto angelegt. Öffne den Link in deiner Mail oder melde dich an, um eine neue zu bekommen.",
    openMail: "{name} öffnen",
    ranOut: "Die letzte Mail ist abgelaufen. Lass dir eine neue schicken.",
    dead: {
      limited: {
        title: "Von hier wurden zu viele Links geöffnet",
        text: "Warte eine Viertelstunde und öffne den Link noch einmal. Er ist nicht verbraucht.",
      },
      used: {
        title: "Dieser Link wurde schon benutzt",
        text: "Deine Adresse ist bestätigt. Melde dich an, um weiterzumachen.",
      },
      expired: {
        title: "Dieser Link ist abgelaufen",
        text: "Er galt 60 Minuten. Geh weiter, um eine neue Mail zu bekommen.",
      },
      replaced: {
        title: "Es gibt eine neuere Mail",
        text: "Nur die letzte zählt. Öffne den Link darin oder geh weiter, um noch eine zu bekommen.",
      },
      unknown: {
        title: "Dieser Link funktioniert nicht",
        text: "Vielleicht wurde er nicht ganz kopiert. Öffne ihn noch einmal aus der Mail oder geh weiter, um eine neue zu bekommen.",
      },
    },
  },
};
