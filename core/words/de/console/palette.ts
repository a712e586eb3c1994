import type { Translation } from "../../catalogues.ts";
import type { palette as english } from "../../en/console/palette.ts";

export const palette: Translation<typeof english> = {
  title: "Suchen und hingehen",
  placeholder: "Seite, Person, Kanal, oder was zu tun ist",
  close: "Suche schließen",
  escape: "Esc",
  pages: "Seiten",
  people: "Personen",
  channels: "Kanäle, im Protokoll",
  views: "Ansichten des Protokolls",
  networks: "Netzwerke",
  modules: "Module",
  actions: "Tun",
  acts: {
    connect: "{network} verbinden",
    disconnect: "{network} trennen",
    disconnectText:
      "Der Bot verlässt dieses Netzwerk und bleibt weg, bis ihn jemand wieder verbindet.",
    partText: "Der Bot verlässt diesen Kanal und kommt nicht von selbst zurück.",
    reloadAll: "Alle Module neu laden",
    restart: "Bot neu starten",
    start: "Bot starten",
    token: "Token erzeugen",
    theme: "Darstellung: {theme}",
  },
  back: "Zurück zur Suche",
  searching: "Sucht",
  nothing: "Nichts mit diesem Namen, was du öffnen oder tun darfst.",
  count: "{count, plural, =0 {Nichts gefunden} one {# Ergebnis} other {# Ergebnisse}}",
  keys: "Tasten",
  pageSearch: "Die Suche dieser Seite",
  pause: "Im Protokoll: anhalten und folgen",
  singleKeys: "Tasten ohne {modifier}",
  singleKeysHint:
    "Schalte sie aus, wenn sie sich mit Diktieren oder einem anderen Werkzeug beißen. Die Suche bleibt auf {modifier} K.",
};
