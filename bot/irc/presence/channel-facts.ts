import type { Presence } from "./presence.ts";
import { type ChannelRecord, isSecret } from "./records.ts";
import type { PresenceTeller } from "./teller.ts";

/** Bounds what a hostile server can make us remember. */
const MAX_LIST = 1_000;

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
      else record.modes.set(mode, param);
    });
  }

  /** Replaces all modes of a channel that are no lists, as RPL_CHANNELMODEIS tells them. */
  replaceModes(channel: string, modes: ReadonlyMap<string, string>): void {
    this.change(channel, (record) => {
      record.modesKnown = true;
      record.modes.clear();
      for (const [mode, param] of modes) record.modes.set(mode, param);
    });
  }

  setListEntry(channel: string, mode: string, mask: string, add: boolean): void {
    this.change(channel, (record) => {
      const entries = record.lists.get(mode) ?? new Set();
      if (!add) entries.delete(mask);
      else if (entries.size < MAX_LIST) entries.add(mask);
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
