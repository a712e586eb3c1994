import type { EventColumns } from "#core/events/events";
import { type Carried, jsonRow } from "../json-rows.ts";

export const EVENT_COLUMNS = {
  at: "time",
  kind: "text",
  networkId: "text",
  channel: "text",
  channelFolded: "text",
  nick: "text",
  nickFolded: "text",
  userHost: "text",
  account: "text",
  userId: "text",
  target: "text",
  text: "text",
  own: "boolean",
  severity: "text",
  requestId: "text",
  data: "json",
} as const satisfies Record<keyof EventColumns, Carried>;

/** An event as JSON, in the order of {@link EVENT_COLUMNS}. */
export function jsonEvent(event: EventColumns): string {
  return jsonRow([
    event.at.getTime(),
    event.kind,
    event.networkId,
    event.channel,
    event.channelFolded,
    event.nick,
    event.nickFolded,
    event.userHost,
    event.account,
    event.userId,
    event.target,
    event.text,
    event.own,
    event.severity,
    event.requestId,
    event.data === null ? null : JSON.stringify(event.data),
  ]);
}
