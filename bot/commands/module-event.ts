/** What modules get to see of what happens on IRC. */
import { hideCredentials } from "#core/modules/credentials";
import { redact } from "#core/secrets";
import type { EventData } from "../host/messages.ts";
import type { IrcEvent, IrcNetwork } from "../irc/api.ts";
import type { Sender } from "../module-api.ts";

/** Events that somebody caused. */
export type CausedEvent = Extract<IrcEvent, { source: unknown }>;

/** The event as modules know it, secrets hidden; null for kinds they do not see, and for what the bot said itself. */
export function moduleEvent(
  event: CausedEvent,
  network: IrcNetwork,
  sender: Sender,
): EventData | null {
  const base = { networkId: network.id, sender, at: event.at };
  switch (event.kind) {
    case "message":
    case "action":
    case "notice":
      return event.own ? null : lineEvent(event, base);
    case "join":
      return { ...base, name: "join", channel: event.channel };
    case "part":
      return { ...base, name: "part", channel: event.channel, reason: redact(event.reason) };
    case "quit":
      return { ...base, name: "quit", reason: redact(event.reason), channels: event.channels };
    case "kick": {
      const { channel, target } = event;
      return { ...base, name: "kick", channel, target, reason: redact(event.reason) };
    }
    case "nick":
      return { ...base, name: "nick", to: event.to };
    case "mode":
      return { ...base, name: "mode", target: event.target, change: event.text };
    case "topic":
      return { ...base, name: "topic", channel: event.channel, text: redact(event.text) };
    case "invite":
      return { ...base, name: "invite", channel: event.channel, target: event.target };
    case "rename": {
      const { channel, to, reason } = event;
      return { ...base, name: "channel.rename", channel, to, reason: redact(reason) };
    }
    case "ctcp":
    case "account":
    case "host":
      return null;
  }
}

/** The bot's own coming to a network, and going. */
export function ownConnection(
  event: Extract<IrcEvent, { kind: "connect" | "disconnect" }>,
  { id: networkId, nick: ownNick }: IrcNetwork,
): EventData {
  const base = { networkId, at: event.at, own: true };
  if (event.kind === "connect")
    return { ...base, name: "connect", nick: event.nick, server: event.server };
  return { ...base, name: "disconnect", nick: ownNick, reason: redact(event.reason) };
}

/** Nearly every event is one of these; spreading `base` into them would cost more than the rest of their way. */
function lineEvent(
  event: Extract<IrcEvent, { kind: "message" | "action" | "notice" }>,
  { networkId, sender, at }: { networkId: string; sender: Sender; at: Date },
): EventData {
  const { channel } = event;
  const text = hideCredentials(event.text, channel === null);
  if (event.kind !== "message") return { networkId, sender, at, name: event.kind, channel, text };
  return channel === null
    ? { networkId, sender, at, name: "message.private", target: event.target, text }
    : { networkId, sender, at, name: "message.channel", channel, text };
}
