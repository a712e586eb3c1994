import type { Translation } from "../../catalogues.ts";
import type { stepUp as english } from "../../en/console/step-up.ts";

export const stepUp: Translation<typeof english> = {
  title: "Bist du es?",
  why: "Dafür braucht es noch einmal dein Passwort. 15 Minuten lang fragt dieser Browser dann nicht wieder.",
  password: "Passwort",
  passwordOrCode: "Passwort oder Code deiner App",
  confirm: "Bestätigen",
  unlocked: "Passwort bestätigt",
  unlockedHow:
    "Bis <time></time> kann dieser Browser Stufen ändern, den Bot anhalten und neu starten und das Protokoll herunterladen, ohne noch einmal zu fragen.",
  end: "Jetzt beenden",
  goOn: "Weiter",
  confirmed: "Das war dein Passwort. Du kannst weitermachen.",
};
