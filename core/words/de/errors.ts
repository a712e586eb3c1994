import type { Translation } from "../catalogues.ts";
import type { errors as english } from "../en/errors.ts";

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
    channel: "Nenne einen Kanal, zum Beispiel #dev.",
    target: "Sage, wohin: ein Kanal oder ein Nick.",
    text: "Schreibe zuerst etwas.",
    textTooLong: "Das ist zu lang für einmal.",
    reason: "Sage, warum; wer später das Audit liest, will es wissen.",
    atMost: "{most, plural, other {Höchstens # Zeichen.}}",
    publicUrl: "Gib eine Adresse wie https://bot.example.org an, ohne Pfad.",
  },
  setup: {
    over: "Die Einrichtung ist abgeschlossen. Nutze die Einstellungen in der Konsole.",
  },
  mail: {
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
    signInFirst: "Melde dich zuerst an.",
    needsLevel: "Dafür braucht es die Stufe {level}.",
  },
};
