import { defineWords, type ModuleHelp } from "#bot/module-api";

export const words = defineWords({
  en: {
    whoMay: "{level, select, user {anyone} other {{level} level}}",
    here: "There are {count, plural, one {# command} other {# commands}} for you here. See them with /msg {bot} help, or one with: help '<command>'",
    usage: "Usage: {line} ({who}). {summary}{aliases, select, none {} other { Also: {aliases}.}}",
    example: "Example: {say}",
    unknown: 'I know no command "{name}".',
  },
  de: {
    whoMay: "{level, select, user {alle} other {Stufe {level}}}",
    here: "Für dich gibt es hier {count, plural, one {# Befehl} other {# Befehle}}. Du siehst sie mit /msg {bot} help, oder einen mit: help '<Befehl>'",
    usage: "Aufruf: {line} ({who}). {summary}{aliases, select, none {} other { Auch: {aliases}.}}",
    example: "Beispiel: {say}",
    unknown: "Den Befehl „{name}“ kenne ich nicht.",
  },
});

export type Words = typeof words.en;

export const help: ModuleHelp = {
  de: {
    summary: "Sagt, was der Bot für dich tun kann.",
    commands: { help: "Was du fragen kannst oder wie ein Befehl geht." },
  },
};
