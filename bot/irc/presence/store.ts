/** Keeps the rows of Presence, ChannelMode and the channels' topics equal to what the bot knows, in batches. */
import { type Db, inTransaction, type Tx } from "#core/db/client";
import type { Folded } from "#core/irc/casemapping";
import type { Log } from "#core/log";
import { newId } from "#core/secrets";
import { Flusher } from "../flusher.ts";
import type { Timers } from "../timers.ts";
import type { Presence } from "./presence.ts";
import type { ChannelRecord } from "./records.ts";

const CHUNK = 50;

interface Row {
  readonly networkId: string;
  readonly channelFolded: string;
  readonly nickFolded: string;
  readonly channel: string;
  readonly nick: string;
  readonly userHost: string;
  readonly account: string | null;
  readonly modes: string;
  readonly away: boolean;
  readonly bot: boolean;
  readonly joinedAt: Date;
}

/** Changes are found by comparing with what was written last, so a missed or doubled hint does no harm. */
export class PresenceStore {
  private readonly db: Db;
  private readonly networkId: string;
  private readonly flusher: Flusher;
  private presence: Presence | null = null;
  /** What the rows hold: by channel, by nick, as JSON. */
  private written = new Map<string, Map<string, string>>();
  private writtenFacts = new Map<string, string>();
  private dirty = new Set<string>();
  private mustClear = true;

  constructor(db: Db, networkId: string, timers: Timers, log: Log) {
    this.db = db;
    this.networkId = networkId;
    this.flusher = new Flusher(() => this.write(), timers, log);
  }

  /** A connection begins with nobody in sight, or ended (null). */
  begin(presence: Presence | null): void {
    this.presence = presence;
    this.mustClear = true;
    this.dirty.clear();
    this.flusher.touch();
  }

  touch(channels: readonly Folded[]): void {
    for (const channel of channels) this.dirty.add(channel);
    if (channels.length > 0) this.flusher.touch();
  }

  close(): Promise<void> {
    return this.flusher.close();
  }

  private async write(): Promise<void> {
    const { dirty, presence, mustClear } = this;
    this.dirty = new Set();
    this.mustClear = false;
    try {
      await inTransaction(this.db, (tx) => this.writeAll(tx, mustClear, dirty, presence));
    } catch (error) {
      // Nobody knows what got through; begin again from nothing.
      this.mustClear = true;
      this.dirty = new Set(presence?.channels().map(({ name }) => presence.fold(name)) ?? []);
      throw error;
    }
  }

  private async writeAll(
    tx: Tx,
    mustClear: boolean,
    dirty: ReadonlySet<string>,
    presence: Presence | null,
  ): Promise<void> {
    const { networkId } = this;
    if (mustClear) {
      await tx.presence.deleteMany({ where: { networkId } });
      await tx.channelMode.deleteMany({ where: { channel: { networkId } } });
      this.written = new Map();
      this.writtenFacts = new Map();
    }
    for (const channelFolded of dirty) {
      const record = presence?.channel(channelFolded);
      await this.writeMembers(tx, channelFolded, record, presence);
      if (record) await this.writeFacts(tx, channelFolded, record);
    }
  }

  private async writeMembers(
    tx: Tx,
    channelFolded: string,
    record: ChannelRecord | undefined,
    presence: Presence | null,
  ): Promise<void> {
    const { networkId } = this;
    const before = this.written.get(channelFolded) ?? new Map<string, string>();
    const rows = record && presence ? rowsOf(networkId, channelFolded, record, presence) : [];
    const after = new Map(rows.map((row) => [row.nickFolded, JSON.stringify(row)]));
    const gone = [...before].flatMap(([nick, text]) => (after.get(nick) === text ? [] : [nick]));
    const fresh = rows.filter((row) => before.get(row.nickFolded) !== after.get(row.nickFolded));
    for (let at = 0; at < gone.length; at += CHUNK) {
      const nickFolded = { in: gone.slice(at, at + CHUNK) };
      await tx.presence.deleteMany({ where: { networkId, channelFolded, nickFolded } });
    }
    for (let at = 0; at < fresh.length; at += CHUNK) {
      await tx.presence.createMany({ data: fresh.slice(at, at + CHUNK) });
    }
    if (after.size > 0) this.written.set(channelFolded, after);
    else this.written.delete(channelFolded);
  }

  /** Topic and modes go to the channel's own row, where there is one. */
  private async writeFacts(tx: Tx, folded: string, record: ChannelRecord): Promise<void> {
    const { topic, topicBy, topicAt } = record;
    const modes = [
      ...[...record.modes].map(([mode, param]) => ({ mode, param })),
      ...[...record.lists].flatMap(([mode, masks]) => [...masks].map((param) => ({ mode, param }))),
    ];
    const text = JSON.stringify([topic, topicBy, topicAt, modes]);
    if (this.writtenFacts.get(folded) === text) return;
    const { networkId } = this;
    const { count } = await tx.channel.updateMany({
      where: { networkId, folded },
      data: { topic, topicBy, topicAt },
    });
    if (count === 0) return;
    const row = await tx.channel.findUniqueOrThrow({
      where: { networkId_folded: { networkId, folded } },
      select: { id: true },
    });
    await tx.channelMode.deleteMany({ where: { channelId: row.id } });
    await tx.channelMode.createMany({
      data: modes.map((mode) => ({ id: newId(), channelId: row.id, ...mode })),
    });
    this.writtenFacts.set(folded, text);
  }
}

function rowsOf(
  networkId: string,
  channelFolded: string,
  record: ChannelRecord,
  presence: Presence,
): Row[] {
  return [...record.members].map(([nickFolded, modes]) => {
    const person = presence.person(nickFolded);
    return {
      networkId,
      channelFolded,
      nickFolded,
      channel: record.name,
      nick: person?.nick ?? nickFolded,
      userHost: person?.userHost ?? "",
      account: person?.account ?? null,
      modes,
      away: person?.away ?? false,
      bot: person?.isBot ?? false,
      joinedAt: record.since.get(nickFolded) ?? new Date(0),
    };
  });
}
