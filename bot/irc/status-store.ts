/** Mirrors how a network and its channels stand into their rows, in batches and however often it takes. */
import { type Db, inTransaction } from "#core/db/client";
import type { Casemapping } from "#core/irc/casemapping";
import type { Log } from "#core/log";
import { learnKey } from "#core/networks/guarded";
import { renameChannel } from "#core/networks/rename-channel";
import {
  type ChannelStatus,
  type NetworkStatusChange,
  setCasemapping,
  setChannelStatus,
  setNetworkStatus,
} from "#core/networks/status";
import { proveTrial } from "#core/networks/trials";
import type { Clock } from "#core/time";
import { Flusher } from "./flusher.ts";
import type { Timers } from "./timers.ts";

interface ChannelChange {
  readonly status: ChannelStatus;
  readonly detail: string;
}

export class StatusStore {
  private readonly db: Db;
  private readonly networkId: string;
  private readonly clock: Clock;
  private readonly flusher: Flusher;
  private network: NetworkStatusChange = {};
  private changedAt: Date;
  private channels = new Map<string, ChannelChange>();
  private casemapping: Casemapping | null = null;
  private proven: string | null = null;
  private keys = new Map<string, string>();
  private renames: { readonly from: string; readonly to: string }[] = [];

  constructor(db: Db, networkId: string, clock: Clock, timers: Timers, log: Log) {
    this.db = db;
    this.networkId = networkId;
    this.clock = clock;
    this.changedAt = clock();
    this.flusher = new Flusher(() => this.write(), timers, log);
  }

  setNetwork(change: NetworkStatusChange): void {
    if (change.status !== undefined) this.changedAt = this.clock();
    this.network = { ...this.network, ...change };
    this.flusher.touch();
  }

  setChannel(rowId: string, status: ChannelStatus, detail: string): void {
    this.channels.set(rowId, { status, detail });
    this.flusher.touch();
  }

  learnKey(rowId: string, key: string): void {
    this.keys.set(rowId, key);
    this.flusher.touch();
  }

  setCasemapping(casemapping: Casemapping): void {
    this.casemapping = casemapping;
    this.flusher.touch();
  }

  renameChannel(from: string, to: string): void {
    this.renames.push({ from, to });
    this.flusher.touch(0);
  }

  /** The settings of that mark work. Written after the status, so that what is changed then finds the network connected. */
  prove(mark: string): void {
    this.proven = mark;
    this.flusher.touch();
  }

  close(): Promise<void> {
    return this.flusher.close();
  }

  private async write(): Promise<void> {
    const { network, channels, casemapping } = this;
    this.network = {};
    this.channels = new Map();
    this.casemapping = null;
    try {
      if (casemapping) await setCasemapping(this.db, this.networkId, casemapping);
      for (let next = this.renames[0]; next; next = this.renames[0]) {
        await renameChannel(this.db, { networkId: this.networkId, ...next }, this.clock());
        this.renames.shift();
      }
      for (const [id, key] of this.keys) {
        await learnKey(this.db, id, key, this.clock());
        if (this.keys.get(id) === key) this.keys.delete(id);
      }
      if (Object.keys(network).length > 0) {
        await setNetworkStatus(this.db, this.networkId, network, this.changedAt);
      }
      await this.writeProof();
      await inTransaction(this.db, async (tx) => {
        for (const [id, { status, detail }] of channels)
          await setChannelStatus(tx, id, status, detail);
      });
    } catch (error) {
      // Put back what newer changes have not overtaken.
      this.network = { ...network, ...this.network };
      this.channels = new Map([...channels, ...this.channels]);
      this.casemapping ??= casemapping;
      throw error;
    }
  }

  private async writeProof(): Promise<void> {
    const { proven } = this;
    if (proven === null) return;
    await proveTrial(this.db, this.networkId, proven);
    if (this.proven === proven) this.proven = null;
  }
}
