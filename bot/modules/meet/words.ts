import { defineWords, type ModuleHelp } from "#bot/module-api";

export const words = defineWords({
  en: {
    noNick: '"{nick}" is no nick.',
    isBot: "We have met.",
  },
  de: {
    noNick: "„{nick}“ ist kein Nick.",
    isBot: "Wir kennen uns.",
  },
});

export const help: ModuleHelp = {
  de: {
    summary: "Lädt ein, ein Konto anzulegen.",
    commands: { meet: "Jemandem die Adresse schicken, wo man ein Konto anlegt." },
    settings: { level: "Wer einladen darf" },
  },
};
