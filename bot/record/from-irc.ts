import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import type { NewEvent } from "#core/events/events";
import { hidePasswords } from "#core/modules/credentials";

/** The id of the user who is logged in as this person right now. Asked for every line. */
export type UserOf = (network: IrcNetwork, source: Source) => string | undefined;

/**
 * The log's row for something that happened on IRC; null for what is not recorded. What is said in private is nobody's
 * business: of it only the commands are noted, by the pipeline, and never their text.
 */
export function eventFromIrc(
  event: IrcEvent,
  network: IrcNetwork,
  userOf: UserOf,
): NewEvent | null {
  const base = { at: event.at, networkId: network.id, casemapping: network.casemapping };
  switch (event.kind) {
    case "message":
    case "action":
    case "notice":
      return words(event, network, userOf);
    case "connect":
      return { ...base, kind: "connect", nick: event.nick, text: `connected to ${event.server}` };
    case "disconnect":
      return { ...base, kind: "disconnect", severity: "warn", text: event.reason };
    case "join-failed":
      return {
        ...base,
        kind: "join",
        channel: event.channel,
        severity: "warn",
        own: true,
        text: event.reason,
        data: { failed: true },
      };
    case "split":
      return splitRow(event, base);
    case "ctcp":
    case "account":
    case "host":
    case "lost-sight":
    case "casemapping":
    case "channel-modes":
    case "joined-self":
    case "left-self":
      return null;
    default:
      return fromSomebody(event, {
        ...base,
        ...person(event),
        userId: userOf(network, event.source),
      });
  }
}

type Words = Extract<IrcEvent, { kind: "message" | "action" | "notice" }>;

/** Nearly every line is one of these, and spreading objects into larger ones would cost more than all the rest. */
function words(event: Words, network: IrcNetwork, userOf: UserOf): NewEvent | null {
  const { kind, at, source, own, channel, text } = event;
  if (channel === null || event.playback) return null;
  return {
    at,
    kind,
    networkId: network.id,
    casemapping: network.casemapping,
    channel,
    nick: source.nick,
    userHost: source.userHost,
    account: source.account ?? undefined,
    userId: own ? undefined : userOf(network, source),
    own,
    text: hidePasswords(text, false),
  };
}

type Done = Extract<
  IrcEvent,
  {
    kind: "join" | "part" | "quit" | "kick" | "nick" | "mode" | "topic" | "invite" | "rename";
  }
>;

function person({ source, own }: Done) {
  return {
    nick: source.nick,
    userHost: source.userHost,
    account: source.account ?? undefined,
    own,
  };
}

function fromSomebody(event: Done, base: Omit<NewEvent, "kind">): NewEvent | null {
  // What happened before we came was recorded then, or is not ours to tell.
  if (event.playback) return null;
  switch (event.kind) {
    case "join":
      return { ...base, kind: "join", channel: event.channel };
    case "part":
      return { ...base, kind: "part", channel: event.channel, text: event.reason };
    case "quit":
      // A netsplit is one row, with everybody in it.
      if (event.inSplit) return null;
      return { ...base, kind: "quit", text: event.reason, data: { channels: [...event.channels] } };
    case "kick":
      return {
        ...base,
        kind: "kick",
        channel: event.channel,
        target: event.target,
        text: event.reason,
      };
    case "nick":
      return { ...base, kind: "nick", target: event.to };
    case "mode":
      return { ...base, kind: "mode", channel: event.target, text: event.text };
    case "topic":
      return { ...base, kind: "topic", channel: event.channel, text: event.text };
    case "rename":
      return {
        ...base,
        kind: "rename",
        channel: event.to,
        target: event.channel,
        text: event.reason,
      };
    case "invite":
      return { ...base, kind: "invite", channel: event.channel, target: event.target };
  }
}

function splitRow(
  { servers, channels, members }: Extract<IrcEvent, { kind: "split" }>,
  base: Omit<NewEvent, "kind">,
): NewEvent {
  return {
    ...base,
    kind: "split",
    severity: "warn",
    text: `${servers}: ${members.length} gone`,
    data: { servers, channels: [...channels], members: members.map(({ hostmask }) => hostmask) },
  };
}
