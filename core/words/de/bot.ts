import type { Translation } from "../catalogues.ts";
import type { bot as english } from "../en/bot.ts";

export const bot: Translation<typeof english> = {
  unknownCommand: "Den Befehl „{name}“ kenne ich nicht. Sage help, dann sage ich, was ich kann.",
  moreLines: "({left, plural, one {noch # Zeile} other {noch # Zeilen}}: sage {command})",
  nothingMore: "Mehr ist da nicht.",
  failed: "Etwas ging schief; es ist protokolliert.",
  tookTooLong: "Das hat zu lange gedauert, darum habe ich es aufgegeben.",
  takenAway: "Diesen Befehl gibt es seit eben nicht mehr.",
  notRunning: "Dieses Modul läuft nicht.",
  notOfBot: "So etwas kann der Bot nicht.",
  over: "Dieser Befehl ist schon vorbei.",
  networkGone: "In diesem Netzwerk bin ich nicht mehr.",

  usage: {
    missing: "Es fehlt '<'{name}'>'. Aufruf: {usage}",
    noNumber: "'<'{name}'>' muss eine ganze Zahl sein. Aufruf: {usage}",
    tooMuch: "Damit kann ich nicht alles anfangen. Aufruf: {usage}",
  },

  refused: {
    level: "Dafür braucht es die Stufe {level}; hier hast du {has}.",
    login:
      "Dafür braucht es die Stufe {level}. Melde dich zuerst an: hole dir auf der Webseite ein Token und schicke es mit /msg {bot} register '<token>' (oder login '<token>').",
    inChannel: "Sage das in einem Kanal.",
    inPrivate: "Das gehört in eine private Nachricht: /msg {bot} {command}",
    password: "Dafür braucht es ein Passwort: {ask} …",
    account:
      "Dafür musst du bei den Services des Netzwerks angemeldet sein{which, select, listed {, mit einem Konto, das es darf} other {}}{how, select, ask {. Wenn du es bist, sage {ask}} other {}}.",
    oldLogin:
      "Deine Anmeldung ist mehr als {minutes, plural, one {# Minute} other {# Minuten}} alt, und dieses Netzwerk zeigt nicht bei jeder Zeile, wer du bist. Melde dich dafür noch einmal an: {login}",
    sessionOver:
      "Deine Anmeldung war vorbei, bevor ich dazu kam. Melde dich dafür noch einmal an: {login}",
    unseen:
      "Ich sehe dich nicht, darum kann ich nicht sicher sein, dass du es bist. Betritt einen Kanal, in dem ich bin, und dann {login}",
  },

  why: {
    notSeen: "Ich sehe {nick} nirgends.",
    unknownCommand: "Den Befehl „{name}“ kenne ich nicht.",
    inChannel: "{command} vom Modul {module}, für {nick} in {channel}: {first}",
    inPrivate: "{command} vom Modul {module}, für {nick} privat: {first}",
    isOff: "Es ist ausgeschaltet: nein.",
    isOn: "Es ist eingeschaltet.",
    check:
      "{decides, select, next {Trifft nicht zu: {check, select, deny {wer spricht, steht auf seiner Sperrliste} allow {wer spricht, steht auf seiner Freiliste} channel_off {in diesem Kanal ist es aus} nick_off {jemand ist da, dessen Anwesenheit es ausschaltet} channel_on {in diesem Kanal ist es an} nick_on {jemand ist da, dessen Anwesenheit es einschaltet} private {es wurde privat gesagt} other {nichts schaltet es hier ein}}.} other {{check, select, deny {Wer spricht, steht auf seiner Sperrliste} allow {Wer spricht, steht auf seiner Freiliste} channel_off {In diesem Kanal ist es aus} nick_off {Jemand ist da, dessen Anwesenheit es ausschaltet} channel_on {In diesem Kanal ist es an} nick_on {Jemand ist da, dessen Anwesenheit es einschaltet} private {Es wurde privat gesagt} other {Nichts schaltet es hier ein}}{by}: {decides, select, yes {ja} other {nein}}.}}",
    level:
      "Es braucht die Stufe {level}, hier gilt {has}: {enough, select, yes {reicht} other {nein}}.",
    profile:
      "Es verlangt das Profil {name}: {through, select, yes {erfüllt} other {nicht erfüllt}}.",
    runs: "Also: es läuft.",
    silent: "Also: kein Wort.",
    refused: "Also: abgelehnt ({reason}).",
  },

  session: {
    welcome:
      "{kind, select, register {Willkommen, {name}: du bist registriert und angemeldet.} other {Willkommen zurück, {name}: du bist angemeldet.}}{next, select, token { Nächstes Mal: login {token}} mail { Dein nächstes Login-Token ist in deiner Mail.} other {}}",
    lobby:
      "Willkommen, {name}. Dein Token ist verbraucht.{next, select, token { Nächstes Mal: {token}} mail { Dein nächstes Login-Token ist in deiner Mail.} other { Das nächste bekommst du auf deiner Token-Seite.}}",
    tokenRefused:
      "Dieses Token gilt hier nicht. Auf deiner Token-Seite steht, was geschehen ist (Nummer {reference}).",
    tokenUnseen:
      "Ich sehe dich nicht: betritt einen Kanal, in dem ich bin, und schicke das noch einmal. Dein Token gilt noch.",
    tokenLeaked:
      "Gerade wurde ein Token dorthin geschickt, wo andere es lesen können. Es ist ungültig; mach auf deiner Token-Seite ein neues.",
    tokenPrivate: "Tokens gehören in eine private Nachricht.",
    passwordPrivate: "Passwörter gehören in eine private Nachricht.",
    accepted: "Angenommen, bis du gehst oder deinen Nick wechselst.",
    notAccepted: "Das wurde nicht angenommen.",
    unseen:
      "Ich sehe dich nicht: betritt einen Kanal, in dem ich bin, und schicke das noch einmal.",
    servicesUnknown: "Mir hat niemand gesagt, wer die Services dieses Netzwerks sind.",
  },

  meet: {
    notSeen: "Ich sehe {nick} in keinem meiner Kanäle.",
    isBot: "Wir kennen uns: ich bin der Bot.",
    tooOften: "Da wurde erst vor Kurzem gefragt; versuche es in einer Stunde wieder.",
    invitation: "{nick} möchte, dass du hier ein Konto hast: {url} (gilt 10 Minuten, nur für dich)",
    sent: "Ich habe {nick} geschickt, wie man ein Konto anlegt.",
  },

  powers: {
    notThere: "Ich bin nicht in {channel}.",
    noOperator:
      "Ich bin in {channel} kein Operator und kann das darum nicht. Bitte jemanden, der es ist, mir den Operatorstatus zu geben.",
    nobody: "{nick} ist nicht in {channel}.",
    notMyself: "Das tue ich mir lieber nicht an.",
    notBelow: "{nick} hat in {channel} deine Stufe oder eine höhere; darum geht das nicht.",
  },

  jobs: {
    noNetwork: "Dieses Netzwerk hat der Bot nicht.",
    notConnected: "Gerade nicht mit {network} verbunden.",
    noAnswer: "Keine Antwort innerhalb einer Minute.",
    over: "Der Auftrag ist schon vorbei.",
    connecting: "Verbindung wird aufgebaut.",
    disconnected: "Getrennt.",
    applied: "Die Einstellungen gelten.",
    joined: "{channel} betreten.",
    left: "{channel} verlassen.",
    backSoon: "gleich wieder da",
    cycled: "{channel} verlassen und wieder betreten.",
    sent: "An {target} gesendet, bestätigt.",
    sentUnconfirmed: "An {target} gesendet, ohne Bestätigung.",
    renamed: "Heißt jetzt {nick}.",
    running: "Der Bot läuft schon.",
    restarting: "Startet neu.",
    stopping: "Hält an.",
    handedOver: "Dem Server übergeben.",
    loggedOut: "{count, plural, one {Im IRC abgemeldet.} other {# IRC-Sitzungen beendet.}}",
  },

  modules: {
    loaded: "{name} ({version}) ist geladen.",
    reloaded: "{name} ({version}) ist neu geladen.",
    reloadedAll: "{count, plural, one {# Modul} other {# Module}} neu geladen.{failures}",
    unloaded: "{name} ist entladen.",
    notReplaced: "{name} wurde nicht ersetzt, das alte läuft weiter: {reason}",
    notLoaded: "{name} wurde nicht geladen: {reason}",
    notRunning: "Ein Modul „{name}“ läuft nicht.",
    adminStays: "admin bleibt: ohne es könnte niemand es wieder laden.",
    noName: "„{name}“ ist kein Name eines Moduls.",
    missing: "Ein Modul „{name}“ gibt es nicht.",
  },

  registry: {
    backAtDefault: "{name} hat wieder seinen Standardwert: {problem}",
    unknownChannel: "{channel} kenne ich dort nicht.",
  },
};
