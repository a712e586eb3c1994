/** Kinds of events as people think of them. Free of everything else, so that pages may import it. */
import type { EventKind } from "./kinds.ts";

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
  system: ["connect", "disconnect", "job", "module", "bot.start", "bot.stop", "gap"],
} as const satisfies Record<string, readonly EventKind[]>;

export type EventGroup = keyof typeof EVENT_GROUPS;

export const GROUP_NAMES = Object.keys(EVENT_GROUPS) as EventGroup[];
