/** What the bot itself says on IRC, besides the words of its modules. */
export const bot = {
  unknownCommand: 'I know no command "{name}". Say help for what I can do.',
  moreLines: "({left, plural, one {# more line} other {# more lines}}: say {command})",
  nothingMore: "There is nothing more.",
  failed: "Something went wrong; it has been logged.",
  tookTooLong: "That took too long, so I gave up on it.",
  takenAway: "That command has just been taken away.",
  notRunning: "That module is not running.",
  notOfBot: "That is not something the bot can do.",
  over: "That command is over.",
  networkGone: "I am not on that network any more.",

  usage: {
    missing: "Missing '<'{name}'>'. Usage: {usage}",
    noNumber: "'<'{name}'>' must be a whole number. Usage: {usage}",
    tooMuch: "That is more than I can use. Usage: {usage}",
  },

  refused: {
    level: "That takes {level} level; yours here is {has}.",
    login:
      "That takes {level} level. Log in first: get a token on the web page and send it with /msg {bot} register '<token>' (or login '<token>').",
    inChannel: "Say that in a channel.",
    inPrivate: "That belongs in private: /msg {bot} {command}",
    password: "That takes a password: {ask} …",
    account:
      "That takes being identified to the network's services{which, select, listed { with an account that may} other {}}{how, select, ask {. If you are, say {ask}} other {}}.",
    oldLogin:
      "Your login is more than {minutes, plural, one {# minute} other {# minutes}} old, and this network does not show who you are with each line. Log in again for this: {login}",
    sessionOver: "Your login ended before I came to that. Log in again for it: {login}",
    unseen:
      "I cannot see you, so I cannot be sure it is you. Join a channel that I am in, then {login}",
  },

  why: {
    notSeen: "I do not see {nick} anywhere.",
    unknownCommand: 'I know no command "{name}".',
    inChannel: "{command} of module {module}, for {nick} in {channel}: {first}",
    inPrivate: "{command} of module {module}, for {nick} in private: {first}",
    isOff: "It is switched off: no.",
    isOn: "It is switched on.",
    check:
      "{decides, select, next {Not so: {check, select, deny {the sender is on its deny list} allow {the sender is on its allow list} channel_off {the channel is one it is off in} nick_off {somebody whose presence switches it off is there} channel_on {the channel is one it is on in} nick_on {somebody whose presence switches it on is there} private {it was said in private} other {nothing switched it on here}}.} other {{check, select, deny {The sender is on its deny list} allow {The sender is on its allow list} channel_off {The channel is one it is off in} nick_off {Somebody whose presence switches it off is there} channel_on {The channel is one it is on in} nick_on {Somebody whose presence switches it on is there} private {It was said in private} other {Nothing switched it on here}}{by}: {decides, select, yes {yes} other {no}}.}}",
    level:
      "It takes {level} level, theirs here is {has}: {enough, select, yes {enough} other {no}}.",
    profile:
      "It asks for the profile {name}: {through, select, yes {satisfied} other {not satisfied}}.",
    runs: "So: it runs.",
    silent: "So: not a word.",
    refused: "So: refused ({reason}).",
  },

  session: {
    welcome:
      "{kind, select, register {Welcome, {name}: you are registered and logged in.} other {Welcome back, {name}: you are logged in.}}{next, select, token { Next time: login {token}} mail { Your next login token is in your mail.} other {}}",
    lobby:
      "Welcome, {name}. Your token is used up.{next, select, token { Next time: {token}} mail { Your next login token is in your mail.} other { Make the next one on your token page.}}",
    tokenRefused:
      "That token is not valid here. Look at your token page for what happened (reference {reference}).",
    tokenUnseen:
      "I cannot see you: join a channel that I am in, then send that again. Your token is still good.",
    tokenLeaked:
      "A token was just sent where others may read it. It is cancelled; make a new one on your token page.",
    tokenPrivate: "Tokens belong in a private message.",
    passwordPrivate: "Passwords belong in a private message.",
    accepted: "Accepted, until you leave or change your nick.",
    notAccepted: "That was not accepted.",
    unseen: "I cannot see you: join a channel that I am in, then send that again.",
    servicesUnknown: "I was not told who this network's services are.",
  },

  meet: {
    notSeen: "I do not see {nick} in any of my channels.",
    isBot: "We have met: I am the bot.",
    tooOften: "They were asked not long ago; try again in an hour.",
    invitation:
      "{nick} would like you to have an account here: {url} (good for 10 minutes, for you alone)",
    sent: "I have sent {nick} the way to sign up.",
  },

  powers: {
    notThere: "I am not in {channel}.",
    noOperator:
      "I am no operator in {channel}, so I cannot do that. Ask somebody who is to give me operator status.",
    nobody: "{nick} is not in {channel}.",
    notMyself: "I would rather not do that to myself.",
    notBelow: "{nick} has your level in {channel} or a higher one, so you cannot do that to them.",
  },

  jobs: {
    noNetwork: "The bot has no such network.",
    notConnected: "Not connected to {network} right now.",
    noAnswer: "No answer within a minute.",
    over: "The job has ended already.",
    connecting: "Connecting.",
    disconnected: "Disconnected.",
    applied: "Settings applied.",
    joined: "Joined {channel}.",
    left: "Left {channel}.",
    backSoon: "back in a moment",
    cycled: "Left and joined {channel}.",
    sent: "Sent to {target}, confirmed.",
    sentUnconfirmed: "Sent to {target}, without confirmation.",
    renamed: "Now known as {nick}.",
    running: "The bot is running already.",
    restarting: "Restarting.",
    stopping: "Stopping.",
    handedOver: "Handed to the server.",
    loggedOut: "{count, plural, one {Logged out on IRC.} other {# IRC sessions ended.}}",
  },

  modules: {
    loaded: "Loaded {name} ({version}).",
    reloaded: "Reloaded {name} ({version}).",
    reloadedAll: "Reloaded {count, plural, one {# module} other {# modules}}.{failures}",
    unloaded: "Unloaded {name}.",
    notReplaced: "{name} was not replaced, the old one goes on: {reason}",
    notLoaded: "{name} was not loaded: {reason}",
    notRunning: 'No module "{name}" is running.',
    adminStays: "admin stays: without it nobody could load it again.",
    noName: '"{name}" is no module\'s name.',
    missing: 'There is no module "{name}".',
  },

  registry: {
    backAtDefault: "{name} is back at its default: {problem}",
    unknownChannel: "I do not know {channel} there.",
  },
} as const;
