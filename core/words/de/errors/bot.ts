import type { Translation } from "../../catalogues.ts";
import type { botErrors as english } from "../../en/errors/bot.ts";

export const botErrors: Translation<typeof english> = {
  ignores: {
    tooLong: "Eine Maske hat höchstens {most, number} Zeichen.",
    form: "Eine Maske hat keine Leerzeichen, zum Beispiel *!*@host.example, ein Nick oder $a:konto.",
    everybody: "Diese Maske würde alle ignorieren. Nenne einen Nick, einen Host oder ein Konto.",
    time: "Zwischen einer Minute und zehn Jahren.",
    noMask: "Das ist keine Maske.",
    yourself: "Diese Maske passt auf dich selbst.",
    full: "Es gibt schon {most, number} Masken. Nimm zuerst welche weg.",
    notThere: "{mask} wird nicht ignoriert.",
  },
  irc: {
    lost: "Die Verbindung ist abgerissen.",
    lostChannel:
      "Die Verbindung ist abgerissen. Der Kanal wird nach dem Wiederverbinden neu betreten.",
    busy: "Der Server ist beschäftigt. Versuche es in einer Minute wieder.",
    noAnswer: "Der Server hat nicht geantwortet.",
    noAnswerAbout: "Der Server hat zu {channel} nicht geantwortet.",
    noWhois: "Der Server hat nicht binnen 10 Sekunden gesagt, wer das ist.",
    notConnected: "Der Bot ist mit diesem Netzwerk nicht verbunden.",
    joinsLater: "Der Bot ist nicht verbunden; er tritt bei, sobald er es ist.",
    toldToLeave: "Der Bot sollte den Kanal verlassen.",
    changingNick: "Ein anderer Nickwechsel ist noch im Gange.",
    queueFull:
      "Zu viele Zeilen warten darauf, gesendet zu werden. Versuche es in einer Minute wieder.",
    lineTooLong: "Dieses Netzwerk nimmt Zeilen von höchstens {most, number} Bytes.",
    tooLong:
      "{what, select, reason {Der Grund} topic {Das Thema} away {Die Abwesenheitsnachricht} nick {Der Nick} other {Der Name des Kanals}} ist länger als die {most, number} Bytes, die dieses Netzwerk nimmt.",
    channelLimit:
      "Dieses Netzwerk lässt den Bot nur in {count, number} Kanäle. Verlasse zuerst einen.",
    noChannelName: "Das ist auf diesem Netzwerk kein Name eines Kanals.",
    noNick: "Das ist kein Nick.",
    noTarget: "Ein solches Ziel gibt es nicht.",
    noSuchTarget: "Das ist weder ein Nick noch ein Kanal dieses Netzwerks.",
    modeLetter: "Ein Modus ist ein einzelner Buchstabe.",
    badText: "Der Text enthält Zeichen, die IRC nicht befördern kann.",
    badHost: "Ein Benutzername oder Host hat keine Leerzeichen, kein ! und kein @.",
    nothing: "Es gibt nichts zu senden.",
    longText: "Der Text ist zu lang, um auf einmal gesendet zu werden.",
    unsendable:
      "Das kann nicht gesendet werden: es {problem, select, control {enthält CR, LF oder NUL} unicode {ist kein gültiges Unicode} tags {hat zu viele Tags} long {ist länger als 510 Bytes} command {hat keinen Befehl} source {gibt eine Herkunft vor} empty {hat einen leeren Parameter} other {enthält Zeichen, die IRC nicht befördern kann}}.",
  },
  jobs: {
    fiveLines: "Höchstens fünf Zeilen auf einmal.",
    unknownKind: "Diese Version kennt keinen Auftrag „{kind}“.",
    expired: "Der Bot hat nicht rechtzeitig geantwortet.",
    stoppedUnconfirmed: "Der Bot hielt an, bevor jemand es bestätigte.",
    stoppedUnfinished: "Der Bot hielt an, bevor das fertig war.",
  },
  limits: {
    tooOften:
      "Das wurde zu oft versucht. Versuche es in {unit, select, day {{count, plural, one {# Tag} other {# Tagen}}} hour {{count, plural, one {# Stunde} other {# Stunden}}} minute {{count, plural, one {# Minute} other {# Minuten}}} other {{count, plural, one {# Sekunde} other {# Sekunden}}}} wieder.",
  },
  logs: {
    badTime: "time muss ein Zeitpunkt sein wie 2026-05-03T14:05:00Z.",
    badFormat: "format muss txt, csv oder jsonl sein.",
    badRow: "before muss die Nummer einer Zeile sein.",
    exportsRunning: "Zwei Exporte von dir laufen schon. Warte, bis einer fertig ist.",
    superseded: "Eine neuere Suche von dir ist an ihre Stelle getreten.",
    tookTooLong:
      "Die Suche dauerte zu lange. Grenze sie nach Kanal oder Zeit ein, oder versuche es noch einmal.",
  },
  modules: {
    noName: "Das ist kein Name eines Moduls.",
    missing: "Ein Modul „{name}“ gibt es nicht. Es gibt: {known}.",
    missingAll: "Ein Modul „{name}“ gibt es nicht, und auch kein anderes.",
    noSetting: "Eine Einstellung „{name}“ gibt es nicht. Es gibt: {known}.",
    noSettings: "Eine Einstellung „{name}“ gibt es nicht. Es gibt keine.",
    unfitSetting: "{name}: {problem}",
    everywhereOnly: "Einstellungen gelten in jedem Netzwerk. Lass das Netzwerk weg.",
    mustStayOn:
      "{name} bleibt, wie es ist: ohne es könnte niemand sich anmelden oder das rückgängig machen.",
    undecided: "Dort war nichts entschieden.",
    badEntry: "Dieser Eintrag ist leer oder zu lang.",
    noPrefix: "Das ist kein Präfix.",
    unknownChannel: "Diesen Kanal kennt der Bot nicht.",
    unknownNetwork: "Dieses Netzwerk kennt der Bot nicht.",
  },
  networks: {
    missingOf: "Es gibt kein Netzwerk namens {name}. Es gibt: {known}.",
    noneYet: "Noch gibt es kein Netzwerk. Füge zuerst eines hinzu.",
    unusable: "Dieses Netzwerk ist nicht zu gebrauchen.",
    taken: "Ein Netzwerk namens {name} gibt es schon. Wähle einen anderen Namen.",
    noChannelName: "Das ist kein Name eines Kanals.",
    channelThere: "{name} gibt es schon.",
    channelName:
      "Der Name eines Kanals beginnt mit # und hat keine Leerzeichen, Kommas oder Doppelpunkte.",
    key: "Ein Schlüssel hat keine Leerzeichen oder Kommas.",
    certificate: "Füge das Zertifikat und seinen privaten Schlüssel ein, beide in PEM-Form.",
    services: "Sage, wer die Services sind, zum Beispiel NickServ!NickServ@services.example.",
    host: "Gib einen Hostnamen oder eine Adresse an, zum Beispiel irc.libera.chat.",
    prefix: "Ein bis drei Zeichen wie . oder !",
    password: "Ein Passwort ist eine einzige Zeile.",
    name: "Gib dem Netzwerk einen Namen.",
    nameLine: "Ein Name ist eine einzige Zeile.",
    fiveNicks: "Höchstens fünf.",
    server: "Gib mindestens einen Server an.",
    tenServers: "Höchstens zehn Server.",
    serverOnce: "Jeder Server kann nur einmal dastehen.",
    username: "Ein bis zehn Buchstaben, Ziffern, Punkte oder Striche.",
    realname: "Gib einen Realnamen an; Server bestehen darauf.",
    account: "Ein Konto hat keine Leerzeichen.",
    nick: "Ein Nick beginnt mit einem Buchstaben und hat bis zu 30 Buchstaben, Ziffern oder Zeichen aus _ - [ ] \\ ` ^ '{ | }'.",
    bindAddress: "Gib eine IP-Adresse des Rechners an, auf dem der Bot läuft, oder lass es leer.",
    proxy: "Schreibe es als socks5://host:port, ohne Passwort.",
    servicesMask: "Schreibe es als NickServ!username@host, den Nick ohne Platzhalter.",
    fingerprint: "64 Hexadezimalziffern: ein SHA-256-Fingerabdruck.",
    longestWait: "Zwischen 10 und 3600 Sekunden.",
    registration: "Zwischen 10 und 600 Sekunden.",
    accountNeeded: "SASL {mechanism} braucht das Konto, an dem der Bot sich anmeldet.",
    passwordNeeded: "SASL {mechanism} braucht das Passwort des Kontos.",
    certificateNeeded: "SASL EXTERNAL braucht ein Client-Zertifikat und seinen Schlüssel.",
    secretsAgain:
      "Die gespeicherten Passwörter gingen an einen neuen Ort oder wären schlechter geschützt als bisher. Gib jedes noch einmal ein oder entferne es.",
    changedMeanwhile:
      "Inzwischen hat jemand dieses Netzwerk geändert. Lade die Seite neu und sieh noch einmal nach.",
    wrongName: "So heißt das Netzwerk nicht.",
    channelMissing: "Diesen Kanal gibt es nicht mehr.",
  },
  hosts: {
    line: "„{line}“ ist keine Zeile wie: quotes: archiv",
    twice: "{module} ist zweimal genannt.",
    tooMany: "Höchstens {most, number} Hosts, bitte.",
  },
  profiles: {
    missing: "Ein Berechtigungsprofil „{name}“ gibt es nicht.",
    there: "{name} gibt es schon.",
    name: "Der Name eines Profils hat a-z, 0-9 und -, höchstens 32 davon.",
    who: "Ein Name hat keine Leerzeichen.",
    passwordLeast: "Ein Passwort hat mindestens {least, number} Zeichen.",
    passwordMost: "Ein Passwort hat höchstens {most, number} Zeichen.",
    noOwnPassword:
      "{name} hat kein eigenes Passwort: {style, select, account {nenne Services-Konten, oder keines für jedes Konto.} password {es hat ein Passwort für alle.} user_password {nenne jeden Benutzernamen mit einem Passwort.} other {nenne jeden Nick mit einem Passwort.}}",
    unfit:
      "Das passt nicht zu {name}: {style, select, account {nenne Services-Konten, oder keines für jedes Konto.} password {es hat ein Passwort für alle.} user_password {nenne jeden Benutzernamen mit einem Passwort.} other {nenne jeden Nick mit einem Passwort.}}",
  },
  quotes: {
    missing: "Ein Zitat #{number} gibt es hier nicht.",
    none: "Noch keines. Nimm eines auf mit: quote add '<Text>'",
    noneWith: "Kein Zitat hier enthält „{words}“.",
    optedOut: "{nick} möchte nicht aufgezeichnet werden.",
    known: "Das ist schon Zitat #{number}.",
    notYours: "Zitat #{number} ist nicht deins; Staff kann es löschen.",
  },
  registry: {
    moduleHelp:
      "Sage eins davon: enable|disable [#kanal], only #kanal…, everywhere, set|unset '<Einstellung>', settings, whitelist|blacklist add|del '<Maske>', enabling|disabling add|del '<Nick>', prefix '<Zeichen|none>', profile '<Name|none>', reset.",
    profileHelp:
      "Sage: profile list; profile add '<Name>' account|user-password|nick-password|password; profile remove '<Name>'; profile password '<Name>' '<Passwort>'; profile grant '<Name>' '<wem>' [Passwort]; profile revoke '<Name>' '<wem>'.",
    style: "Die Art eines Profils ist eine von {styles}.",
    whichChannels: "Sage, welche Kanäle, oder everywhere.",
    whichSetting: "Sage, welche Einstellung, und ihren Wert: set '<Einstellung>' '<Wert>'",
    addOrDel: "Sage add oder del, und was.",
    orNone:
      "Sage {what, select, prefix {Zeichen wie !} other {den Namen eines Profils}}, oder none.",
  },
  stream: {
    otherSite: "Nur Seiten dieser Website dürfen den Strom öffnen.",
    noTopics: "Keines dieser Themen steht deiner Stufe offen.",
    tooManyPages: "Zu viele Seiten sind auf einmal offen.",
    tooManyPeople: "Zu viele Leute schauen gerade zu.",
    ownPages: "Das muss von unseren eigenen Seiten kommen.",
  },
};
