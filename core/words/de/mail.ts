import type { Translation } from "../catalogues.ts";
import type { mail as english } from "../en/mail.ts";

export const mail: Translation<typeof english> = {
  sentBy:
    "Gesendet von {siteName}, <link>{siteUrl}</link>. Antworten auf diese Mail liest niemand.",
  address: "Adresse: <link>{href}</link>",
  askedFrom: "Angefordert um {at} UTC von {ip}, {browser}.",
  verify: {
    subject: "Bestätige deine E-Mail-Adresse",
    preview: "Dein Code ist {code}",
    title: "Bestätige deine E-Mail-Adresse",
    change:
      "Das Konto {userName} soll künftig diese Adresse verwenden. Wenn du das warst, bestätige sie:",
    signUp:
      "Jemand hat mit dieser Adresse das Konto {userName} angelegt. Wenn du das warst, bestätige sie:",
    do: "Diese Adresse bestätigen",
    orCode: "Oder gib diesen Code dort ein, wo du danach gefragt wurdest:",
    until:
      "Beides gilt einmal, {minutes, plural, one {# Minute} other {# Minuten}} lang. Wenn du es nicht warst, ignoriere diese Mail: ohne dich geschieht nichts.",
  },
  alreadyRegistered: {
    subject: "Du hast schon ein Konto",
    preview: "Melde dich an oder wähle ein neues Passwort",
    title: "Du hast schon ein Konto",
    asked:
      "Jemand wollte diese Adresse für ein Konto verwenden. Sie gehört schon zu einem: {userName}. Wenn du das warst, melde dich damit an:",
    do: "Anmelden",
    forgotten:
      "Passwort vergessen? Wähle ein neues unter {address}. Wenn du es nicht warst, ignoriere diese Mail: nichts hat sich geändert.",
  },
  reset: {
    subject: "Neues Passwort",
    preview: "Der Link gilt einmal, {minutes, plural, one {# Minute} other {# Minuten}} lang",
    title: "Wähle ein neues Passwort",
    asked: "Jemand hat für das Konto {userName} ein neues Passwort angefordert.",
    do: "Neues Passwort wählen",
    until:
      "Der Link gilt einmal, {minutes, plural, one {# Minute} other {# Minuten}} lang. Wenn du es nicht warst, ignoriere diese Mail: dein Passwort bleibt, wie es ist.",
  },
  passwordChanged: {
    subject: "Dein Passwort wurde geändert",
    preview: "Alle anderen Sitzungen wurden beendet",
    title: "Dein Passwort wurde geändert",
    changed:
      "Das Konto {userName} hat ein neues Passwort. Alle anderen Sitzungen wurden beendet, und unbenutzte Login-Tokens für IRC sind ungültig.",
    notYou: "Wenn du es nicht warst, wähle sofort ein neues Passwort:",
    do: "Das war ich nicht",
  },
  secondFactor: {
    subject: "Der zweite Faktor deines Kontos",
    titles: {
      enabled: "Dein zweiter Faktor ist an",
      disabled: "Dein zweiter Faktor ist aus",
      codes: "Du hast neue Wiederherstellungscodes",
      recovery: "Ein Wiederherstellungscode wurde benutzt",
      removed: "Dein zweiter Faktor wurde entfernt",
    },
    previews: {
      enabled: "Zum Anmelden braucht es jetzt einen Code aus deiner App",
      disabled: "Dein Passwort allein öffnet wieder dein Konto",
      codes: "Die bisherigen gelten nicht mehr",
      recovery: "Jemand hat sich damit angemeldet",
      removed: "Von einem Betreiber, am Server selbst",
    },
    changes: {
      enabled:
        "Um sich beim Konto {userName} anzumelden, braucht es von nun an einen Code aus einer Authenticator-App. Alle anderen Sitzungen wurden beendet.",
      disabled:
        "Der zweite Faktor des Kontos {userName} wurde ausgeschaltet: von nun an öffnet es sein Passwort allein. Alle anderen Sitzungen wurden beendet.",
      codes:
        "Für das Konto {userName} wurden neue Wiederherstellungscodes erzeugt. Die bisherigen gelten nicht mehr, und alle anderen Sitzungen wurden beendet.",
      recovery:
        "Jemand hat sich beim Konto {userName} mit dessen Passwort und einem seiner Wiederherstellungscodes angemeldet. Dieser Code gilt nicht mehr.",
      removed:
        "Ein Betreiber hat Authenticator-App und Wiederherstellungscodes des Kontos {userName} entfernt, und alle seine Sitzungen wurden beendet. Von nun an öffnet es sein Passwort allein: richte unter Sicherheit einen neuen zweiten Faktor ein.",
    },
    notYou: "Wenn du es nicht warst, kennt jemand dein Passwort. Wähle sofort ein neues:",
  },
  mailChanged: {
    subject: "Deine E-Mail-Adresse wurde geändert",
    preview: "Mails gehen von nun an an eine andere Adresse",
    title: "Deine E-Mail-Adresse wurde geändert",
    changed:
      "Mails für das Konto {userName} gehen von nun an an {newAddress}; diese Adresse wird nicht mehr verwendet.",
    notYou:
      "Wenn du es nicht warst, kennt jemand dein Passwort: sag es den Betreibern von {siteName}.",
  },
  invite: {
    subject: "Du bist eingeladen",
    preview: "Lege mit dieser Einladung ein Konto an",
    title: "Du bist eingeladen",
    invited: "{invitedBy} lädt dich ein, ein Konto anzulegen.",
    do: "Konto anlegen",
    until: "Die Einladung gilt einmal, bis {until}.",
  },
  token: {
    subject: "Dein Token für die nächste Anmeldung",
    preview: "Für deine nächste Anmeldung im IRC",
    title: "Dein Token für die nächste Anmeldung",
    how: "Wenn du das nächste Mal in {networkName} bist, melde dich als {userName} an, indem du dies in dein IRC-Programm einfügst:",
    until:
      "Es gilt einmal, bis {until}. Schicke es nur als private Nachricht: in einem Kanal macht der Bot es ungültig. Du kannst dir deine Tokens auch auf der Seite zeigen oder vom Bot schicken lassen: wähle unter {address}.",
  },
  tokenLeaked: {
    subject: "Eines deiner Tokens wurde gesehen und ist nun wertlos",
    preview: "Damit kann niemand mehr etwas anfangen",
    title: "Dein Token wurde ungültig gemacht",
    seen: "Ein Token des Kontos {userName} stand in {where, select, private {einer privaten Nachricht} other {{place}}} in {networkName}, wo andere es lesen können. Es wurde sofort ungültig gemacht; niemand kann es benutzen.",
    do: "Neues Token machen",
    how: "Schicke es dem Bot als private Nachricht: beginne die Zeile mit /msg, ohne Leerzeichen davor.",
  },
  test: {
    subject: "Eine Testmail",
    preview: "Die Mail-Einstellungen funktionieren",
    title: "Die Mail-Einstellungen funktionieren",
    text: "{userName} hat {siteName} um diese Mail gebeten, um die Mail-Einstellungen auszuprobieren. Es ist nichts zu tun.",
  },
  approval: {
    subject: "Zu deinem Konto",
    preview: "Du kannst dich jetzt anmelden",
    title: "Dein Konto ist bereit",
    approved: "Das Konto {userName} wurde freigegeben. Du kannst dich jetzt anmelden.",
    do: "Anmelden",
    refusedPreview: "Dein Konto wurde nicht angenommen",
    refusedTitle: "Dein Konto wurde nicht angenommen",
    refused:
      "Die Betreiber von {siteName} haben das Konto {userName} nicht angenommen; es wurde entfernt.",
  },
};
