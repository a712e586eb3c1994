import { defineWords, type ModuleHelp } from "#bot/module-api";

export const words = defineWords({
  en: {
    pong: "{nick}: pong",
    bot: "Steward {version}, up for {uptime}, with {modules}. {source}",
    unknown: "{nick} is not known here.",
    is: "{nick} is {name}, {level}. {more}",
    speaks: "Speaks {languages}.",
  },
  de: {
    pong: "{nick}: pong",
    bot: "Steward {version}, Laufzeit {uptime}, mit {modules}. {source}",
    unknown: "{nick} ist hier nicht bekannt.",
    is: "{nick} ist {name}, {level}. {more}",
    speaks: "Spricht {languages}.",
  },
});

export type Words = typeof words.en;

export const help: ModuleHelp = {
  de: {
    summary: "Sagt, was dieser Bot ist und wer jemand ist.",
    commands: {
      ping: "Sieh nach, ob der Bot zuhört.",
      about: "Über diesen Bot oder das öffentliche Profil von jemandem.",
    },
  },
};
