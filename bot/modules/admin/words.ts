import { defineWords, type ModuleHelp } from "#bot/module-api";

export const words = defineWords({
  en: {
    whichChannel: "Say which channel.",
    noNetwork: 'There is no network "{network}". I know: {known}.',
    none: "none",
    running: "{count, plural, one {# module runs} other {# modules run}}: {names}.",
    broken: "{name} ({state}): {reason}",
    noReason: "no reason given",
    ignored: "Commands of {mask} are ignored.",
    ignoredFor: "Commands of {mask} are ignored for {time}.",
    ignoredBy: "{mask} by {by}",
    heardAgain: "Commands of {mask} are heard again.",
    nobodyIgnored: "Nobody is ignored.",
    everywhere: ", everywhere",
    left: ", {time} left",
    badTime: "Name a time between 1m and 3650d, or none.",
  },
  de: {
    whichChannel: "Sage, welcher Kanal.",
    noNetwork: "Ein Netzwerk „{network}“ gibt es nicht. Ich kenne: {known}.",
    none: "keines",
    running: "{count, plural, one {# Modul läuft} other {# Module laufen}}: {names}.",
    broken: "{name} ({state}): {reason}",
    noReason: "kein Grund angegeben",
    ignored: "Befehle von {mask} werden nicht mehr gehört.",
    ignoredFor: "Befehle von {mask} werden nicht gehört, Dauer: {time}.",
    ignoredBy: "{mask} von {by}",
    heardAgain: "Befehle von {mask} werden wieder gehört.",
    nobodyIgnored: "Niemand wird ignoriert.",
    everywhere: ", überall",
    left: ", noch {time}",
    badTime: "Nenne eine Zeit zwischen 1m und 3650d oder keine.",
  },
});

export type Words = typeof words.en;

export const help: ModuleHelp = {
  de: {
    summary: "Steuert den Bot selbst.",
    commands: {
      connect: "Mit einem Netzwerk verbinden.",
      disconnect: "Ein Netzwerk verlassen, bis es wieder verbunden werden soll.",
      restart: "Den Bot neu starten; er kommt von selbst zurück.",
      quit: "Den Bot anhalten, bis ihn jemand wieder startet.",
      join: "Einen Kanal betreten und dort bleiben.",
      part: "Einen Kanal verlassen: den genannten oder diesen.",
      say: "Etwas in einem Kanal oder zu jemandem sagen.",
      act: "Etwas tun (/me), in einem Kanal oder gegenüber jemandem.",
      reload: "Ein Modul oder alle neu laden, wie sie jetzt auf der Platte sind.",
      load: "Ein Modul laden, das nicht läuft.",
      unload: "Ein Modul wegnehmen, bis es wieder geladen wird oder der Bot neu startet.",
      "ignore add":
        "Keine Befehle einer Maske in diesem Netzwerk hören: eine Zeit lang (30m, 2h, 7d, 2w) oder für immer, mit einem Grund.",
      "ignore everywhere": "Wie ignore add, in jedem Netzwerk.",
      "ignore del": "Wieder auf die Befehle von jemandem hören.",
      "ignore list": "Sagt, wessen Befehle hier nicht gehört werden.",
      modules: "Welche Module es gibt und wie es ihnen geht.",
    },
  },
};
