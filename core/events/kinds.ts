/** Every kind of row the event log can hold, grouped as people think of them. Free of everything else, so that pages may import it. */
export const EVENT_GROUPS = {
  talk: ["message", "action", "notice"],
  presence: ["join", "part", "quit", "kick", "nick", "split"],
  channel: ["mode", "topic", "invite", "rename"],
  commands: ["command", "command.refused", "command.failed"],
  identity: [
    "token.made",
    "token.used",
    "token.refused",
    "token.burnt",
    "token.ended",
    "session.start",
    "session.end",
    "user.signup",
    "user.verified",
    "user.signin",
    "user.signout",
    "user.changed",
  ],
  system: ["connect", "disconnect", "job", "module", "network", "bot.start", "bot.stop", "gap"],
} as const;

export type EventGroup = keyof typeof EVENT_GROUPS;

export const GROUP_NAMES = Object.keys(EVENT_GROUPS) as EventGroup[];

export type EventKind = (typeof EVENT_GROUPS)[EventGroup][number];

export const EVENT_KINDS: readonly EventKind[] = Object.values(EVENT_GROUPS).flat();

export type Severity = "info" | "warn" | "error";
