import { defineWords, type ModuleHelp } from "#bot/module-api";

export const words = defineWords({
  en: {
    isBot: "I am right here.",
    isYou: "You are right here, {nick}.",
    tooShort: "Give me at least three letters besides * and ?.",
    nobodyLike: "I have seen nobody like {pattern}.",
    several: "{count} fit {pattern}: {shown}{more, plural, =0 {} other {, and # more}}.",
    unknown: "I have not seen {nick}.",
    here: "{nick} is here right now.",
    elsewhere: "{nick} is in {channel} right now.",
    someChannel: "a channel",
    lastWords: "Last words, {ago}: {words}",
    last: "{nick} was last seen {ago}{doing, select, join {, joining {place}} part {, leaving {place}{reason}} quit {, quitting{reason}} kick {, being kicked from {place}{reason}} to {, and is now known as {other}} from {, changing nick from {other}} other { in {place}}}",
    kickedBy: "by {nick}",
  },
  de: {
    isBot: "Ich bin doch hier.",
    isYou: "Du bist doch hier, {nick}.",
    tooShort: "Gib mir mindestens drei Buchstaben neben * und ?.",
    nobodyLike: "Niemanden wie {pattern} habe ich gesehen.",
    several: "{count} passen zu {pattern}: {shown}{more, plural, =0 {} other { und # weitere}}.",
    unknown: "{nick} habe ich nicht gesehen.",
    here: "{nick} ist gerade hier.",
    elsewhere: "{nick} ist gerade in {channel}.",
    someChannel: "einem Kanal",
    lastWords: "Letzte Worte, {ago}: {words}",
    last: "{nick} wurde zuletzt {ago} gesehen{doing, select, join {, beim Betreten von {place}} part {, beim Verlassen von {place}{reason}} quit {, beim Gehen{reason}} kick {, beim Rauswurf aus {place}{reason}} to { und heißt jetzt {other}} from {, beim Nickwechsel von {other}} other { in {place}}}",
    kickedBy: "von {nick}",
  },
});

export type Words = typeof words.en;

export const help: ModuleHelp = {
  de: {
    summary: "Merkt sich, wann jeder Nick zuletzt da war.",
    commands: {
      seen: "Sagt, wann jemand zuletzt da war; * und ? stehen für Beliebiges.",
    },
    settings: { keepDays: "Tage, die es sich erinnert" },
  },
};
