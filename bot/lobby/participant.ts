import type { Capability } from "./capabilities.ts";
import type { Channel } from "./channel.ts";
import type { Message } from "./message.ts";

/** `i` is invisible, `B` a bot. */
export type UserMode = "i" | "B";

/** Somebody on the lobby, however they are connected. Knows nothing of sockets. */
export interface Participant {
  nick: string;
  username: string;
  host: string;
  realname: string;
  /** Web account they proved to own, or null. */
  account: string | null;
  /** Away message, or null when present. */
  away: string | null;
  readonly modes: Set<UserMode>;
  readonly channels: Set<Channel>;
  /** When they came, milliseconds since 1970. */
  readonly signonMs: number;
  /** When they last spoke, milliseconds since 1970. */
  activeMs: number;
  /** Whether they understand a capability; telnet people understand none. */
  has(capability: Capability): boolean;
  /** Shows them a message. Never throws and never waits. */
  deliver(message: Message): void;
  /** Ends their connection; the world forgets them at once. */
  disconnect(reason: string): void;
}

/** `nick!username@host`. */
export function hostmaskOf({ nick, username, host }: Participant): string {
  return `${nick}!${username}@${host}`;
}
