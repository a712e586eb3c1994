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
  access: {
    signInFirst: "Melde dich zuerst an.",
    needsLevel: "Dafür braucht es die Stufe {level}.",
  },
};
