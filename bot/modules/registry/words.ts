import { defineWords, type ModuleHelp } from "#bot/module-api";

export const words = defineWords({
  en: {
    prefixAlready: "It is so already for {place}.",
    prefixGone: "{place} goes by what counts around it.",
    prefixIs: "Commands for {place} begin with {prefix} now.",
    whichCommand: "Say which command, too.",
    whichPlace:
      "Say for what: bot, bot:'<id>', on:'<network>', on:here, or a channel of this network.",
    none: "none",
    noNetwork: 'There is no network "{network}". I know: {known}.',
    noModule: 'There is no module "{name}". There are: {known}.',
    already: "{name}: it is so already.",
    emptied: "{name} has nothing of what it had kept any more.",
    undecided: "{name}: nothing is decided there any more.",
    untouched: "Nothing is decided: it answers everywhere.",
    onNetwork: " on {network}",
    forBot: " for bot {bot}",
    lists: {
      "channel-on": "only in {values}",
      "channel-off": "not in {values}",
      "nick-on": "where is {values}",
      "nick-off": "not where is {values}",
      allow: "whitelist {values}",
      deny: "blacklist {values}",
    },
    isOn: "on",
    isOff: "off",
    prefix: "prefix {prefix}",
    profile: "profile {name}",
    gone: "gone",
    noSettings: "{name} has no settings.",
    setting: "{name} settings: {key} = {value}{from, select, default { (default)} other {}}.",
    notSet: "not set",
    profileAdded:
      "The profile {name} is there ({style}). Give it to a module: module '<name>' profile {name}",
    profileRemoved: "The profile {name} is gone. Modules that ask for it let nobody in.",
    profilePassword: "The profile {name} has a new password.",
    granted: "{who} may use the profile {name}.",
    revoked: "{who} may not use the profile {name} any more.",
    noProfiles: "There are no authorization profiles.",
    usedBy: "; asked for by {modules}",
  },
  de: {
    prefixAlready: "Für {place} ist es schon so.",
    prefixGone: "Für {place} gilt wieder, was drumherum gilt.",
    prefixIs: "Befehle für {place} beginnen jetzt mit {prefix}.",
    whichCommand: "Sage auch, welcher Befehl.",
    whichPlace:
      "Sage, wofür: bot, bot:'<id>', on:'<Netzwerk>', on:here oder ein Kanal dieses Netzwerks.",
    none: "keine",
    noNetwork: "Ein Netzwerk „{network}“ gibt es nicht. Ich kenne: {known}.",
    noModule: "Ein Modul „{name}“ gibt es nicht. Es gibt: {known}.",
    already: "{name}: es ist schon so.",
    emptied: "{name} hat nichts mehr von dem, was es aufgehoben hatte.",
    undecided: "{name}: dort ist nichts mehr entschieden.",
    untouched: "Nichts ist entschieden: es antwortet überall.",
    onNetwork: " in {network}",
    forBot: " für Bot {bot}",
    lists: {
      "channel-on": "nur in {values}",
      "channel-off": "nicht in {values}",
      "nick-on": "wo {values} ist",
      "nick-off": "nicht wo {values} ist",
      allow: "Freiliste {values}",
      deny: "Sperrliste {values}",
    },
    isOn: "an",
    isOff: "aus",
    prefix: "Präfix {prefix}",
    profile: "Profil {name}",
    gone: "fort",
    noSettings: "{name} hat keine Einstellungen.",
    setting: "{name}, Einstellung: {key} = {value}{from, select, default { (Standard)} other {}}.",
    notSet: "nicht gesetzt",
    profileAdded:
      "Das Profil {name} ist da ({style}). Gib es einem Modul: module '<name>' profile {name}",
    profileRemoved:
      "Das Profil {name} ist fort. Module, die es verlangen, lassen niemanden herein.",
    profilePassword: "Das Profil {name} hat ein neues Passwort.",
    granted: "{who} darf das Profil {name} benutzen.",
    revoked: "{who} darf das Profil {name} nicht mehr benutzen.",
    noProfiles: "Es gibt keine Berechtigungsprofile.",
    usedBy: "; verlangt von {modules}",
  },
});

export type Words = typeof words.en;

export const help: ModuleHelp = {
  de: {
    summary: "Entscheidet, wo Module antworten, wem und wie.",
    commands: {
      module:
        "Ein Modul zeigen oder darüber entscheiden: enable|disable [#kanal], only #kanal…, everywhere, set|unset, settings, whitelist|blacklist, enabling|disabling, prefix, profile, reset, empty; davor on:<Netzwerk> für ein Netzwerk.",
      profile: "Berechtigungsprofile: list, add, remove, password, grant, revoke.",
      prefix: "Womit Befehle beginnen: beim Bot, in einem Netzwerk (on:Libera) oder einem Kanal.",
      why: "Warum jemand einen Befehl ausführen darf oder nicht: [#kanal] Befehl.",
    },
  },
};
