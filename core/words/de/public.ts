import type { Translation } from "../catalogues.ts";
import type { publicPages as english } from "../en/public.ts";

export const publicPages: Translation<typeof english> = {
  network: {
    hereAs: "Hier als <nick></nick>",
    away: "Gerade nicht da; kommt von selbst zurück",
    people: "{count, plural, one {# Person} other {# Personen}}",
    serverTls: "Server <address></address>, mit TLS",
    serverPlain: "Server <address></address>, ohne TLS",
  },
  commands: {
    how: "Sage sie in einem Kanal mit {prefix} davor oder dem Bot in einer privaten Nachricht. Bei jedem steht die Stufe, die er braucht.",
    searchLabel: "Befehle durchsuchen",
    search: "Suchen",
    noneText: "Nichts, was der Bot kann, enthält diese Wörter.",
    none: "Kein Befehl passt",
    showAll: "Alle zeigen",
    noneYetText: "Der Bot listet hier auf, was er kann, sobald er zum ersten Mal gestartet ist.",
    noneYet: "Noch keine Befehle",
    example: "zum Beispiel {example}",
    title: "Befehle",
    description: "Was der Bot kann und wer ihn darum bitten darf.",
    where: {
      channel: "Nur in Kanälen",
      private: "Nur privat",
      anywhere: "",
    },
    aliases: "auch {names}",
  },
  start: {
    description: "{name} kümmert sich um IRC-Kanäle.",
    purpose:
      "Ein Bot, der sich um IRC-Kanäle kümmert. Lege hier ein Konto an, verbinde deinen Nick mit einem Einmal-Token, und er weiß, wer du bist; nie geht ein Passwort durchs IRC.",
    setUp: "Einrichten",
    isNew:
      "Diese Installation ist neu. Wer sie gestartet hat, findet den Einrichtungscode in seinem Terminal.",
    where: "Wo er ist",
    noNetworkText: "Sobald er verbunden ist, stehen hier seine Kanäle.",
    noNetwork: "Noch in keinem Netzwerk",
    how: "Wie du dazukommst",
    steps: {
      signUpText: "Wähle einen Namen und bestätige deine Mail-Adresse.",
      signUp: "Konto anlegen",
      tokenText: "Deine Kontoseite macht eines, das einmal und nur zehn Minuten lang gilt.",
      token: "Token holen",
      tellText: "In deinem IRC-Client: <code></code>",
      tell: "Dem Bot sagen",
    },
    whatItCanDo: "Was er kann",
    account: "Dein Konto",
  },
};
