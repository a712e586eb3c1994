import type { Translation } from "../../catalogues.ts";
import type { modules as english } from "../../en/console/modules.ts";

export const modules: Translation<typeof english> = {
  reloadAll: "Alle neu laden",
  reloadOne: "{name} neu laden",
  title: "Module",
  titleText:
    "Was der Bot kann. Eine geänderte Datei wird von selbst geladen; ist sie fehlerhaft, läuft die letzte gute Fassung weiter.",
  theyDoWhen: "Sie melden sich, wenn der Bot startet.",
  moduleHasReported: "Noch hat sich kein Modul gemeldet",
  module: "Modul",
  state: "Zustand",
  commands: "Befehle",
  loaded: "Geladen",
  actions: "Aktionen",
  yours: "eigenes",
  passedOver:
    "Hat dreimal nacheinander nicht rechtzeitig gesagt, was es von {event} hält, und wurde eine halbe Minute übergangen:",
  dropped: "Kam nicht nach, sodass Ereignisse wegfielen, bevor es davon hörte:",
  reload: "Neu laden",
  states: {
    running: "Läuft",
    failed: "Fehlerhaft",
    "set-aside": "Beiseitegelegt",
    unloaded: "Nicht geladen",
  },
};
