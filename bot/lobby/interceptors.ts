import type { Participant } from "./participant.ts";

/** What may be stopped or changed before it takes effect. */
export interface LobbyEvents {
  join: { channel: string };
  part: { channel: string; reason: string };
  /** Cannot be stopped, since the connection may be gone already; its reason may be changed. */
  quit: { reason: string };
  nick: { nick: string };
  message: { kind: "PRIVMSG" | "NOTICE"; target: string; text: string };
  topic: { channel: string; text: string };
  kick: { channel: string; nick: string; reason: string };
  invite: { channel: string; nick: string };
}

/** Undefined lets the event pass as it is. A reason is told to whoever caused it. */
export type Verdict<E> = undefined | { cancel: string } | { change: Partial<E> };

/** Looks at an event and at who causes it, and answers at once. */
export type Interceptor<E> = (event: Readonly<E>, by: Participant) => Verdict<E>;

/** At most one interceptor for each event. One that throws is logged and counts as letting pass. */
export type Interceptors = {
  readonly [K in keyof LobbyEvents]?: Interceptor<LobbyEvents[K]>;
};
