/** Every kind of row the event log can hold. The console filters by them; modules see the ones that come from IRC. */
export const EVENT_KINDS = [
  // from IRC (or said by the bot there: `own`)
  "message",
  "action",
  "notice",
  "join",
  "part",
  "quit",
  "kick",
  "nick",
  "mode",
  "topic",
  "invite",
  "rename",
  "split",
  "connect",
  "disconnect",
  // what the bot did with a line
  "command",
  "command.refused",
  "command.failed",
  // identity
  "token.made",
  "token.used",
  "token.refused",
  "token.burnt",
  "token.ended",
  "session.start",
  "session.end",
  // the system
  "job",
  "module",
  "bot.start",
  "bot.stop",
  "gap",
  // the web
  "user.signup",
  "user.verified",
  "user.signin",
  "user.signout",
  "user.changed",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type Severity = "info" | "warn" | "error";
