import { defineWords, type ModuleHelp } from "#bot/module-api";

export const words = defineWords({
  en: {
    loggedOut: "You are logged out. See you!",
    notLoggedIn: "You are not logged in.",
    stranger: "You are {nick}, and not logged in: level {level}.",
    you: "You are {name}, level {level}.",
    noSession: "You are not logged in: level user. Log in with: login '<token>'",
    session: "Logged in as {name}, level {level}, {since} by {method}, as {hostmask}.",
  },
  de: {
    loggedOut: "Du bist abgemeldet. Bis bald!",
    notLoggedIn: "Du bist nicht angemeldet.",
    stranger: "Du bist {nick} und nicht angemeldet: Stufe {level}.",
    you: "Du bist {name}, Stufe {level}.",
    noSession: "Du bist nicht angemeldet: Stufe user. Melde dich an mit: login '<token>'",
    session: "Angemeldet als {name}, Stufe {level}, {since} mit {method}, als {hostmask}.",
  },
});

export const help: ModuleHelp = {
  de: {
    summary: "Lässt dich beweisen, wer du bist, und wieder gehen.",
    commands: {
      register: "Verbinde dich mit deinem Web-Konto, mit einem Token von deiner Token-Seite.",
      login: "Melde dich mit einem Token von deiner Token-Seite an.",
      auth: "Weise dich für ein Profil aus, das ein Modul verlangt: mit seinem Passwort oder mit Benutzername und Passwort.",
      logout: "Beende deine Sitzung hier.",
      whoami: "Für wen der Bot dich hält.",
      status: "Deine Stufe, und seit wann und womit du angemeldet bist.",
    },
  },
};
