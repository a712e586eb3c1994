import type { Translation } from "../../catalogues.ts";
import type { jobs as english } from "../../en/console/jobs.ts";

export const jobs: Translation<typeof english> = {
  title: "Aufträge",
  titleText: "Worum der Bot gebeten wurde und was daraus geworden ist.",
  state: "Zustand",
  all: "Alle",
  emptyText:
    "Was unter Steuerung geklickt wird oder Superuser dem Bot sagen, ist hier aufgelistet.",
  noneKind: "Keine dieser Art",
  jobYet: "Noch kein Auftrag",
  job: "Auftrag",
  states: {
    queued: "wartet",
    accepted: "angenommen",
    running: "läuft",
    done: "erledigt",
    unconfirmed: "unbestätigt",
    failed: "fehlgeschlagen",
    expired: "verfallen",
    cancelled: "abgebrochen",
  },
  askedAt: "Erteilt",
  askedBy: "Erteilt von",
  groups: {
    open: "Offen",
    done: "Erledigt",
    failed: "Fehlgeschlagen",
  },
};
