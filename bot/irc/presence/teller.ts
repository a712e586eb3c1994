import type { Folded } from "#core/irc/casemapping";
import type { ChannelState } from "../../host/messages.ts";
import type { Member } from "../../module-api.ts";
import type { ChannelView } from "../api.ts";
import type { Presence } from "./presence.ts";
import { type ChannelRecord, isSecret, type PresenceListener } from "./records.ts";

/** Tells replicas and rows what changed in one connection's presence. */
export class PresenceTeller {
  private readonly networkId: string;
  private readonly listener: PresenceListener;
  private readonly presence: Pick<Presence, "person" | "fold">;

  constructor(
    networkId: string,
    listener: PresenceListener,
    presence: Pick<Presence, "person" | "fold">,
  ) {
    this.networkId = networkId;
    this.listener = listener;
    this.presence = presence;
  }

  /** What a replica starts from. */
  state(channel: ChannelView): ChannelState {
    return {
      name: channel.name,
      secret: isSecret(channel),
      members: [...channel.members].map(([folded, modes]) => this.memberState(folded, modes)),
    };
  }

  touched(channels: readonly Folded[]): void {
    this.listener.touched(channels);
  }

  channel(record: ChannelRecord): void {
    const { networkId } = this;
    this.listener.changed({ kind: "channel", networkId, channel: this.state(record) });
    this.touchedChannel(record.name);
  }

  channelGone(channel: string): void {
    this.listener.changed({ kind: "channel.gone", networkId: this.networkId, channel });
    this.touchedChannel(channel);
  }

  secret(record: ChannelRecord): void {
    const { networkId } = this;
    const secret = isSecret(record);
    this.listener.changed({ kind: "secret", networkId, channel: record.name, secret });
  }

  member(record: ChannelRecord, folded: Folded): void {
    this.listener.changed({
      kind: "member",
      networkId: this.networkId,
      channel: record.name,
      member: this.memberState(folded, record.members.get(folded) ?? ""),
    });
    this.touchedChannel(record.name);
  }

  memberGone(record: ChannelRecord, nick: string): void {
    const { networkId } = this;
    this.listener.changed({ kind: "member.gone", networkId, channel: record.name, nick });
    this.touchedChannel(record.name);
  }

  /** `nick` is what somebody was called before; `folded` what they are called now. */
  person(nick: string, folded: Folded, touched: readonly Folded[]): void {
    const { modes: _, ...member } = this.memberState(folded, "");
    this.listener.changed({ kind: "person", networkId: this.networkId, nick, member });
    this.listener.touched(touched);
  }

  personGone(nick: string, touched: readonly Folded[]): void {
    this.listener.changed({ kind: "person.gone", networkId: this.networkId, nick });
    this.listener.touched(touched);
  }

  private touchedChannel(name: string): void {
    this.listener.touched([this.presence.fold(name)]);
  }

  private memberState(folded: Folded, modes: string): Member {
    const person = this.presence.person(folded);
    return {
      nick: person?.nick ?? folded,
      userHost: person?.userHost ?? "",
      account: person?.account ?? null,
      modes,
    };
  }
}
