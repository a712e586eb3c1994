import type { Translation } from "../catalogues.ts";
import type { errors as english } from "../en/errors.ts";
import { botErrors } from "./errors/bot.ts";

export const errors: Translation<typeof english> = {
  away: {
    title: "Die Datenbank ist nicht erreichbar",
    text: "Steward kann nichts zeigen und nichts ändern, bis seine Datenbank wieder antwortet. Diese Seite versucht es alle paar Sekunden von selbst.",
    unchanged:
      "Was du gesendet hast, wurde nicht ausgeführt. Geh zurück und sende es gleich noch einmal.",
    retry: "Noch einmal versuchen",
    short:
      "Die Datenbank ist gerade nicht erreichbar, darum wurde nichts geändert. Versuche es gleich noch einmal.",
  },
  form: {
    check: "Prüfe die markierten Felder.",
    unfit: "Das passt nicht.",
    unexpected: "Etwas ging schief; es ist protokolliert.",
  },
  fields: {
    passwordLeast: "Nimm mindestens {least, number} Zeichen.",
    passwordMost: "Nimm höchstens {most, number} Zeichen.",
    useAtMost: "Nimm höchstens {most, number} Zeichen.",
    noBlanks: "Lass Leerzeichen weg.",
    claim: "Schreibe es wie im IRC.",
    network: "Wähle ein Netzwerk.",
    website: "Nimm eine Adresse wie https://example.org.",
    timeZone: "Wähle eine Zeitzone aus der Liste.",
    plain: "Nimm einfachen Text.",
    line: "Nimm einfachen Text in einer Zeile.",
    passwordPersonal: "Das besteht aus deinem Namen oder deiner Adresse. Wähle ein anderes.",
    passwordPlain: "Das ist nur eine Reihe oder Wiederholung. Wähle ein anderes.",
    passwordCommon: "Dieses Passwort wird mit als Erstes geraten. Wähle ein anderes.",
    passwordTooLong: "Das ist keines deiner Passwörter.",
    currentPassword: "Gib dein Passwort ein.",
    password: "Wähle ein Passwort.",
    login: "Gib deinen Benutzernamen oder deine E-Mail-Adresse ein.",
    code: "Gib die sechs Ziffern aus der Mail ein.",
    factorCode:
      "Gib die sechs Ziffern der App ein oder einen Wiederherstellungscode wie abcd-efgh-jkmn.",
    appCode: "Gib die sechs Ziffern ein, die die App zeigt.",
    emailForm: "Gib eine Adresse ein, zum Beispiel ada@example.org.",
    email: "Gib deine E-Mail-Adresse ein.",
    nameReserved: "Dieser Name ist dem System vorbehalten. Wähle einen anderen.",
    nameForm:
      "Nimm 3 bis 30 Buchstaben, Ziffern, - oder _; am Anfang ein Buchstabe oder eine Ziffer.",
    name: "Wähle einen Benutzernamen.",
    channel: "Nenne einen Kanal, zum Beispiel #dev.",
    target: "Sage, wohin: ein Kanal oder ein Nick.",
    text: "Schreibe zuerst etwas.",
    textTooLong: "Das ist zu lang für einmal.",
    reason: "Sage, warum; wer später das Audit liest, will es wissen.",
    between: "Eine ganze Zahl von {least, number} bis {most, number}.",
    atMost: "{most, plural, other {Höchstens # Zeichen.}}",
    singleLine: "Eine einzige Zeile.",
    noControls: "Steuerzeichen sind nicht erlaubt.",
    siteName: "Gib einen Namen an.",
    mailServer: "Gib den Namen des Servers an, zum Beispiel smtp.example.org.",
    port: "1 bis 65535",
    passwordInClear: "Das Passwort ginge im Klartext über die Leitung. Nimm STARTTLS oder TLS.",
    sender: "Gib eine Adresse an, zum Beispiel Steward '<'steward@example.org'>'.",
    publicUrl: "Gib eine Adresse wie https://bot.example.org an, ohne Pfad.",
  },
  factors: {
    needed:
      "Dieses Konto verlangt einen zweiten Faktor: schicke seinen Code mit oder melde dich auf der Webseite an.",
    wrong:
      "Dieser Code stimmt nicht. Gib den ein, den die App gerade zeigt; geht die Uhr deines Handys richtig?",
    wrongFirst:
      "Dieser Code passt nicht. Gib den ein, den die App gerade zeigt; geht die Uhr deines Handys richtig?",
    used: "Dieser Code wurde schon benutzt. Warte auf den nächsten.",
    wrongRecovery: "Das ist keiner deiner Wiederherstellungscodes, oder er wurde schon benutzt.",
    signInAgain: "Das hat zu lange gedauert oder war schon erledigt. Melde dich neu an.",
    on: "Der zweite Faktor ist schon an.",
    off: "Der zweite Faktor ist schon aus.",
    beginAgain: "Das hat zu lange gedauert. Beginne von vorn.",
    required: "Deine Stufe verlangt hier einen zweiten Faktor; er bleibt also an.",
    rest: "Deine Rechte ruhen, bis du einen zweiten Faktor einrichtest: in deinem Konto unter Sicherheit.",
    sealed:
      "Der gespeicherte zweite Faktor lässt sich nicht öffnen: das Geheimnis im Datenordner hat sich geändert. Bitte einen Betreiber, ihn zu entfernen: npm run cli -- user remove-2fa '<name>'",
  },
  setup: {
    wrongCode:
      "Das ist nicht der Einrichtungscode. Er wurde gedruckt, als Steward startete, und steht in der Datei setup-code des Datenordners.",
    usedCode:
      "Dieser Einrichtungscode wurde schon benutzt. Melde dich an, oder setze einen anderen STEWARD_SETUP_CODE und starte neu.",
    code: "Gib den Einrichtungscode ein, den Steward ausgegeben hat.",
    taken: "Es gibt schon einen Superuser. Melde dich stattdessen an.",
    over: "Die Einrichtung ist abgeschlossen. Nutze die Einstellungen in der Konsole.",
  },
  mail: {
    passwordAgain:
      "Gib das Passwort ein: ein gespeichertes gilt nur für seinen eigenen Server und Benutzer.",
    passwordSealed:
      "Das gespeicherte Mail-Passwort lässt sich nicht öffnen: das Geheimnis im Datenordner hat sich geändert. Gib es noch einmal ein.",
    test: {
      EAUTH: "Der Server hat Benutzer und Passwort abgelehnt. Er sagte: {said}",
      EDNS: "Diesen Server gibt es nicht: prüfe seinen Namen. Meldung: {said}",
      ESOCKET: "Keine Verbindung: prüfe Server, Port und Verschlüsselung. Meldung: {said}",
      ECONNECTION: "Keine Verbindung: prüfe Server, Port und Verschlüsselung. Meldung: {said}",
      ETIMEDOUT:
        "Der Server hat nicht rechtzeitig geantwortet: prüfe Server, Port und Verschlüsselung. Meldung: {said}",
      ETLS: "Der Server bietet kein STARTTLS an: wähle eine andere Verschlüsselung. Meldung: {said}",
      EENVELOPE: "Der Server hat Absender oder Empfänger abgelehnt. Er sagte: {said}",
      EMESSAGE: "Der Server hat die Mail abgelehnt. Er sagte: {said}",
      other: "Die Mail konnte nicht verschickt werden. Meldung: {said}",
    },
  },
  access: {
    signInAgain: "Melde dich noch einmal an.",
    signInFirst: "Melde dich zuerst an.",
    needsLevel: "Dafür braucht es die Stufe {level}.",
    stepUp: "Dafür braucht es noch einmal dein Passwort, also ist nichts geschehen.",
  },
  users: {
    mostClaims: "Höchstens {most, number}. Entferne etwas, das du nicht mehr brauchst.",
    codeWrong:
      "Das ist nicht der Code aus der letzten Mail. {triesLeft, plural, one {Ein Versuch bleibt.} other {# Versuche bleiben.}}",
    inviteForOther: "Diese Einladung gilt für eine andere E-Mail-Adresse.",
    inviteDead: "Diese Einladung gilt nicht mehr. Bitte um eine neue.",
    signInForMail: "Melde dich zuerst an; dann kann eine neue Mail geschickt werden.",
    sessionOver: "Diese Sitzung ist schon beendet.",
    inactive: "Dieses Konto ist nicht aktiv.",
    disabled: "Dieses Konto ist gesperrt. Frage die Betreiber nach dem Grund.",
    pending:
      "Dein Konto wartet auf Freigabe. Du bekommst eine Mail, sobald es sich jemand angesehen hat.",
    wrongCurrent: "Das ist nicht dein jetziges Passwort.",
    wrong:
      "Benutzername oder Passwort ist falsch. Solange deine E-Mail-Adresse nicht bestätigt ist, melde dich mit dem Benutzernamen an.",
    changedElsewhere: "Das Passwort wurde im selben Moment anderswo geändert.",
    lastSuperuser: "Das ist der letzte Superuser. Mache zuerst jemand anderen zum Superuser.",
    claimGone: "Das steht nicht mehr in deiner Liste.",
    claimThere: "Das steht schon in deiner Liste.",
    gone: "Dieses Konto gibt es nicht mehr.",
    signUpOver: "Diese Anmeldung ist abgelaufen. Lege das Konto noch einmal an.",
    inviteNeeded:
      "Ein Konto braucht hier eine Einladung, und diese gilt nicht mehr. Bitte um eine neue.",
    closed: "Zurzeit kann hier niemand ein Konto anlegen.",
    proveFirst: "Bestätige zuerst deine jetzige Adresse oder berichtige sie dort.",
    proved: "Deine Adresse ist schon bestätigt. Melde dich an.",
    addressTaken: "Diese Adresse gehört inzwischen zu einem anderen Konto. Nimm eine andere.",
    linkDeadAsk: "Dieser Link gilt nicht mehr. Fordere einen neuen an.",
    linkDead: "Dieser Link gilt nicht mehr.",
    codeDead: "Dieser Code gilt nicht mehr. Lass dir eine neue Mail schicken.",
    nameTakenChoose: "Dieser Benutzername ist vergeben. Wähle einen anderen.",
    nameTaken: "Dieser Benutzername ist vergeben.",
  },
  networks: {
    ...botErrors.networks,
    missing: "Dieses Netzwerk gibt es nicht. Vielleicht wurde es inzwischen entfernt.",
    gone: "Dieses Netzwerk gibt es nicht mehr.",
  },
  limits: {
    ...botErrors.limits,
    busy: "Gerade ist zu viel los. Versuche es gleich noch einmal.",
    passwords:
      "Für dieses Konto wurden viele falsche Passwörter probiert. Warte eine halbe Minute und versuche es wieder.",
  },
  tokens: {
    linkGone: "Diese Verbindung gibt es schon nicht mehr.",
    proveFirst: "Bestätige zuerst deine Mail-Adresse; dann gibt es ein Token.",
  },
  people: {
    notYours: "Das Konto dieser Person darfst du nicht ändern.",
    otherState: "Dieses Konto ist inzwischen in einem anderen Zustand. Sieh noch einmal nach.",
    notSelf: "Niemand sperrt sich selbst; lösche stattdessen das Konto.",
    notWaiting: "Diese Person wartet nicht mehr auf Freigabe. Sieh noch einmal nach.",
    lastSuperuser:
      "Das ist der letzte aktive Superuser. Mache zuerst jemand anderen zum Superuser.",
    levelTooHigh: "Diese Stufe darfst du dieser Person nicht geben.",
    gone: "Diese Person gibt es nicht mehr.",
    inviteGone: "Diese Einladung wurde inzwischen benutzt, zurückgenommen oder ist abgelaufen.",
  },
  hosts: botErrors.hosts,
  ignores: botErrors.ignores,
  irc: botErrors.irc,
  jobs: botErrors.jobs,
  logs: botErrors.logs,
  modules: botErrors.modules,
  profiles: botErrors.profiles,
  quotes: botErrors.quotes,
  registry: botErrors.registry,
  stream: botErrors.stream,
};
