import type { Translation } from "../../catalogues.ts";
import type { settings as english } from "../../en/console/settings.ts";

export const settings: Translation<typeof english> = {
  title: "Einstellungen",
  titleText: "Wie diese Website sich zeigt und wie ihre Mails hinausgehen.",
  save: "Speichern",
  saved: "Gespeichert.",
  mail: "Mail",
  mailText: "Für Bestätigungen, neue Passwörter und Zusammenfassungen.",
  undelivered: "Nicht zugestellt",
  undeliveredText:
    "In den letzten 24 Stunden aufgegeben. Ihr Inhalt ist gelöscht; wer ihn braucht, fordert ihn neu an.",
  site: "Website",
  siteName: "Name",
  language: "Sprache",
  languageHint: "Für alle, deren Sprache nicht bekannt ist.",
  url: "Öffentliche Adresse",
  urlHint:
    "Links in Mails und im IRC beginnen damit. Eine neue Adresse meldet alle ab und führt dich dorthin: sie muss also hierher zeigen.",
  urlFixed: "Durch STEWARD_URL auf dem Server festgelegt; ändere sie dort.",
  security: "Sicherheit",
  securityText: "Wie Leute beweisen, dass sie es sind.",
  requireFactor: "Staff und Superuser brauchen einen zweiten Faktor",
  requireFactorHint:
    "Eine Authenticator-App, im eigenen Konto unter Sicherheit eingerichtet. Auf jeder Seite wird daran erinnert, sieben Tage lang; danach ruhen die Rechte im Web, bis es getan ist.",
  lifetimes: {
    title: "Tokens und Sitzungen",
    titleText:
      "Wie lange gilt, woran Leute erkannt werden. Länger ist bequemer für sie, kürzer ist sicherer.",
    tokens: "Tokens",
    web: "Im Web angemeldet",
    irc: "Im IRC angemeldet",
    cardMinutes: "Ein Token von der Karte, in Minuten",
    rotationDays: "Das nächste Login-Token, in Tagen",
    webHours: "Eine Sitzung, in Stunden",
    rememberedDays: "Mit „Angemeldet bleiben“, in Tagen",
    idleHours: "Endet ungenutzt nach, in Stunden",
    superuserIdleMinutes: "Superuser: endet ungenutzt nach, in Minuten",
    staffFreshMinutes: "Staff und Superuser: neu anmelden nach, in Minuten",
    hints: {
      cardMinutes: "{least, number} bis {most, number}. Gilt in jedem Fall nur einmal.",
      rotationDays:
        "{least, number} bis {most, number}. Als private Nachricht oder Mail, nach jeder Anmeldung.",
      webHours: "{least, number} bis {most, number}. Zählt für alle, die sich ab jetzt anmelden.",
      rememberedDays:
        "{least, number} bis {most, number}. Zählt für alle, die sich ab jetzt anmelden.",
      idleHours: "{least, number} bis {most, number}. Zählt sofort für alle.",
      superuserIdleMinutes:
        "{least, number} bis {most, number}. Zählt sofort für alle, auch für dich.",
      staffFreshMinutes:
        "{least, number} bis {most, number}. Nur in Netzwerken, die das Services-Konto nicht bei jeder Zeile zeigen.",
    },
  },
  hosts: "Modul-Hosts",
  hostsText:
    "Module laufen in eigenen Prozessen, die eingebauten in einem und deine in einem anderen. Ein hier genanntes Modul läuft in einem Host für sich und teilt mit den übrigen weder Speicher noch Schicksal.",
  hostsField: "Module und ihre Hosts",
  hostsExample: "quotes: archiv",
  hostsHint:
    "Eines je Zeile, als Modul: Host. Module mit demselben Host teilen ihn sich. Gilt ab dem nächsten Start des Bots.",
  signup: "Wer ein Konto anlegen darf",
  signupModes: {
    open: "Alle",
    approval: "Alle, nach Freigabe",
    invite: "Wer eine Einladung hat",
    closed: "Niemand",
  },
  signupHints: {
    open: "Wer eine Mail-Adresse bestätigt, hat ein Konto.",
    approval: "Neue Konten warten unter Personen, bis jemand vom Staff sie freigibt.",
    invite: "Unter Personen oder vom Bot: .meet '<nick>'.",
    closed: "Konten werden nur auf der Kommandozeile angelegt.",
  },
};
