import type { BotEvents, NetworkHandle } from "#bot/module-api";
import { stripFormatting } from "#core/irc/formatting";
import type { Noticed } from "#core/seen/sightings";

const MAX_TEXT = 300;

type Happened = Pick<BotEvents["quit"], "network" | "sender" | "at">;
type Doing = Pick<Noticed, "kind"> & Partial<Pick<Noticed, "channel" | "detail" | "words">>;

const plain = (text: string): string => stripFormatting(text).slice(0, MAX_TEXT);

/** Everything in these channels stays in them, a quit included. */
const allSecret = (network: NetworkHandle, channels: readonly string[]): boolean =>
  channels.length > 0 && channels.every((channel) => network.isSecret(channel));

/** Turns what happens into sightings. Nothing from a secret channel, nothing private, and nothing of the bot itself. */
export function createNotes(note: (noticed: Noticed) => void) {
  const noteOf = (nick: string, userId: string | null, happened: Happened, doing: Doing) => {
    const { network, at } = happened;
    const nickFolded = network.fold(nick);
    if (nickFolded === network.fold(network.nick)) return;
    const { kind, channel = null, detail = "", words = null } = doing;
    note({ networkId: network.id, nickFolded, nick, userId, at, kind, channel, detail, words });
  };
  return {
    spoke(kind: "message" | "action", event: Happened & { channel: string | null; text: string }) {
      const { network, sender, channel, at } = event;
      if (channel === null || network.isSecret(channel)) return;
      const words = { kind, text: plain(event.text), channel, at };
      noteOf(sender.nick, sender.userId, event, { kind, channel, words });
    },

    inChannel(kind: "join" | "part", event: Happened & { channel: string; reason?: string }) {
      const { network, sender, channel, reason = "" } = event;
      if (network.isSecret(channel)) return;
      noteOf(sender.nick, sender.userId, event, { kind, channel, detail: plain(reason) });
    },

    kicked(event: BotEvents["kick"]) {
      const { network, sender, channel, target, reason } = event;
      if (network.isSecret(channel)) return;
      const why = [`by ${sender.nick}`, plain(reason)].filter(Boolean).join(": ");
      noteOf(target, null, event, { kind: "kick", channel, detail: why });
    },

    quit(event: BotEvents["quit"]) {
      if (allSecret(event.network, event.channels)) return;
      const { sender, reason } = event;
      noteOf(sender.nick, sender.userId, event, { kind: "quit", detail: plain(reason) });
    },

    renamed(event: BotEvents["nick"]) {
      const { network, sender, to } = event;
      if (allSecret(network, network.channelsOf(to))) return;
      noteOf(sender.nick, sender.userId, event, { kind: "nick", detail: `to ${to}` });
      noteOf(to, sender.userId, event, { kind: "nick", detail: `from ${sender.nick}` });
    },
  };
}
