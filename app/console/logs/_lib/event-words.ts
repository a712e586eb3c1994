/** How each kind of event is told. */
import type { LogRow } from "#core/events/rights";

/** "message", "action" and so on as people call them; shown by the icon for screen readers and in details. */
const kindNames: Readonly<Record<string, string>> = {
  message: "Message",
  action: "Action",
  notice: "Notice",
  join: "Join",
  part: "Part",
  quit: "Quit",
  kick: "Kick",
  nick: "Nick change",
  mode: "Mode",
  topic: "Topic",
  invite: "Invite",
  rename: "Channel renamed",
  split: "Netsplit",
  connect: "Connected",
  disconnect: "Disconnected",
  command: "Command",
  "command.refused": "Command refused",
  "command.failed": "Command failed",
  "token.made": "Token made",
  "token.used": "Token used",
  "token.refused": "Token refused",
  "token.burnt": "Token burnt",
  "token.ended": "Token ended",
  "session.start": "Logged in on IRC",
  "session.end": "Logged out on IRC",
  job: "Job",
  module: "Module",
  "bot.start": "Bot started",
  "bot.stop": "Bot stopped",
  gap: "Gap",
  "user.signup": "Sign-up",
  "user.verified": "Mail address confirmed",
  "user.signin": "Sign-in",
  "user.signout": "Sign-out",
  "user.changed": "Account changed",
};

export function kindName(kind: string): string {
  return kindNames[kind] ?? kind;
}

export interface Telling {
  /** Words of ours before what was written. */
  readonly lead: string;
  /** What somebody wrote, formatting codes and all. */
  readonly text: string;
  /** Something that happened rather than something said: shown quieter. */
  readonly quiet: boolean;
}

type Teller = (row: LogRow) => Telling;

const said: Teller = ({ text }) => ({ lead: "", text, quiet: false });
const happened =
  (lead: (row: LogRow) => string): Teller =>
  (row) => ({ lead: lead(row), text: row.text, quiet: true });
const named: Teller = ({ kind, text }) => ({
  lead: text ? `${kindName(kind)}:` : kindName(kind),
  text,
  quiet: true,
});

const tellers: Readonly<Record<string, Teller>> = {
  message: said,
  action: said,
  notice: said,
  command: said,
  "command.refused": ({ text }) => ({ lead: "was refused:", text, quiet: false }),
  "command.failed": ({ text }) => ({ lead: "failed:", text, quiet: false }),
  join: happened(({ severity }) => (severity === "info" ? "joined" : "could not join:")),
  part: happened(({ text }) => (text ? "left:" : "left")),
  quit: happened(({ text }) => (text ? "quit:" : "quit")),
  kick: happened(({ target, text }) => `kicked ${target ?? "somebody"}${text ? ":" : ""}`),
  nick: happened(({ target }) => `is now known as ${target ?? "somebody else"}`),
  mode: happened(() => "sets mode"),
  topic: happened(({ text }) => (text ? "changed the topic to:" : "removed the topic")),
  invite: happened(({ target }) => `invited ${target ?? "somebody"}`),
  rename: happened(({ target }) => `renamed ${target ?? "the channel"}`),
  "session.start": happened(() => "logged in on IRC"),
  "session.end": happened(({ text }) => (text ? "logged out on IRC:" : "logged out on IRC")),
};

/** An event in words, without who and where. */
export function tell(row: LogRow): Telling {
  return (tellers[row.kind] ?? named)(row);
}
