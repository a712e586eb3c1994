import { defineWords, type ModuleHelp } from "#bot/module-api";

export const words = defineWords({
  en: {
    added: "Quote #{number} added.",
    addedText: "Quote #{number} added: {text}",
    deleted: "Quote #{number} deleted.",
    shown: "#{number} {text} (added by {by}, {day})",
    several: '{count} quotes have "{words}" in them:',
    tooLong: "A quote has at most {most, number} characters.",
    yourself: "Quoting yourself? Let somebody else do that.",
    notHeard: "I have not heard {nick} say anything here.",
    whichChannel: "Say which channel, for example: quote #channel 7",
    notBoth: "We are not both in {channel}.",
  },
  de: {
    added: "Zitat #{number} ist aufgenommen.",
    addedText: "Zitat #{number} ist aufgenommen: {text}",
    deleted: "Zitat #{number} ist gelöscht.",
    shown: "#{number} {text} (von {by} aufgenommen, {day})",
    several: "{count} Zitate enthalten „{words}“:",
    tooLong: "Ein Zitat hat höchstens {most, number} Zeichen.",
    yourself: "Dich selbst zitieren? Das soll jemand anderes tun.",
    notHeard: "Ich habe {nick} hier nichts sagen hören.",
    whichChannel: "Sage, welcher Kanal, zum Beispiel: quote #kanal 7",
    notBoth: "Wir sind nicht beide in {channel}.",
  },
});

export type Words = typeof words.en;

export const help: ModuleHelp = {
  de: {
    summary: "Bewahrt denkwürdige Zeilen eines Kanals auf und holt sie hervor.",
    commands: {
      quote: "Ein Zitat hervorholen: irgendeines, nach Nummer oder nach Wörtern darin.",
      "quote add": "Sich eine Zeile merken, die hier gesagt wurde.",
      "quote last": "Sich die letzte Zeile von jemandem hier merken.",
      "quote del": "Ein Zitat löschen, das du aufgenommen hast; Staff darf alle löschen.",
    },
    settings: { maxLength: "Längstes Zitat" },
  },
};
