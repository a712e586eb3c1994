/** What a stream says to browsers. Free of the server, so that the browser's side imports the same. */
import type { LogRow } from "#core/events/rights";
import type { Status } from "#core/status/status";
import type { WaitingItem } from "#core/status/waiting";

export const TOPICS = ["log", "state", "jobs", "token", "waiting"] as const;
export type Topic = (typeof TOPICS)[number];

/** What can arrive, by name of the server-sent event. */
export interface StreamMessages {
  log: LogRow;
  jobs: LogRow;
  /** The reader's own tokens and IRC sessions. */
  token: LogRow;
  state: Status;
  /** All that waits for the reader, whenever it is not what it was. */
  waiting: readonly WaitingItem[];
  /** Everything up to the number of this event was sent; from here on it is live. */
  ready: Record<string, never>;
  /** Rows from `from` to `to` (both may be other people's) were left out; the log page can load them. */
  gap: { readonly from: number; readonly to: number };
  /** The stream ends for good: signed out elsewhere, or the level changed. */
  revoked: { readonly reason: "session" | "level" };
}

export type MessageName = keyof StreamMessages;

/** One server-sent event; with `id`, what a reconnection resumes after. */
export function frame<Name extends MessageName>(
  name: Name,
  data: StreamMessages[Name],
  id?: number,
): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Moves the point to resume after without an event, and keeps the connection from looking dead. */
export function beat(id: number): string {
  return `: beat\nid: ${id}\n\n`;
}
