import type { Presence } from "./presence.ts";
import { type ChannelRecord, isSecret } from "./records.ts";
import type { PresenceTeller } from "./teller.ts";

/** Bounds of what a hostile server can make us remember: entries of a list, modes of a channel (there are 52 letters) … */
const MAX_LIST = 1_000;
const MAX_MODES = 60;
/** … and characters of each: no line of RFC 1459 has room for more. */
const MAX_CHARS = 512;

/** Topic, modes and lists of the channels in sight. */
export class ChannelFacts {
  private readonly presence: Pick<Presence, "channel" | "fold">;
  private readonly teller: PresenceTeller;

  constructor(presence: Pick<Presence, "channel" | "fold">, teller: PresenceTeller) {
    this.presence = presence;
    this.teller = teller;
  }

  setTopic(channel: string, topic: string): void {
    this.change(channel, (record) => {
      record.topic = topic;
    });
  }

  setTopicBy(channel: string, by: string, at: Date | null): void {
    this.change(channel, (record) => {
      record.topicBy = by;
      record.topicAt = at;
    });
  }

  setMode(channel: string, mode: string, param: string | null): void {
    this.change(channel, (record) => {
      if (param === null) record.modes.delete(mode);
      else keepMode(record, mode, param);
    });
  }

  /** Replaces all modes of a channel that are no lists, as RPL_CHANNELMODEIS tells them. */
  replaceModes(channel: string, modes: ReadonlyMap<string, string>): void {
    this.change(channel, (record) => {
      record.modesKnown = true;
      record.modes.clear();
      for (const [mode, param] of modes) keepMode(record, mode, param);
    });
  }

  setListEntry(channel: string, mode: string, mask: string, add: boolean): void {
    this.change(channel, (record) => {
      const entries = record.lists.get(mode) ?? new Set();
      if (!add) entries.delete(mask);
      else if (entries.size < MAX_LIST && mask.length <= MAX_CHARS) entries.add(mask);
      record.lists.set(mode, entries);
    });
  }

  private change(channel: string, apply: (record: ChannelRecord) => void): void {
    const record = this.presence.channel(channel);
    if (!record) return;
    const wasSecret = isSecret(record);
    apply(record);
    if (isSecret(record) !== wasSecret) this.teller.secret(record);
    this.teller.touched([this.presence.fold(channel)]);
  }
}

function keepMode({ modes }: ChannelRecord, mode: string, param: string): void {
  if (!modes.has(mode) && modes.size >= MAX_MODES) return;
  if (mode.length + param.length <= MAX_CHARS) modes.set(mode, param);
}
