import type { Source } from "./api.ts";
import type { Timers } from "./timers.ts";

export interface NetSplit {
  /** The two servers that lost each other, as the quits said: `hub.example leaf.example`. */
  readonly servers: string;
  readonly members: readonly Source[];
  /** Channels in which somebody was seen to go. */
  readonly channels: readonly string[];
}

interface Gathering {
  readonly members: Source[];
  readonly channels: Set<string>;
  cancel(): void;
}

const QUIET_MS = 1_000;
const MAX_MEMBERS = 5_000;
const MAX_OPEN = 20;

const server = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?|\*)(?:\.[a-z0-9*](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** The servers in the reason of a quit that a netsplit caused, or null. Both are names with a dot, and there are just two. */
export function splitServers(reason: string): string | null {
  const words = reason.split(" ");
  const [from, to] = words;
  if (words.length !== 2 || from === to) return null;
  return words.every((word) => server.test(word)) ? reason : null;
}

/**
 * Folds the quits of a netsplit into one event for the log, whether the server put them into a batch or sent them one by one. Each
 * person's own quit is told besides: their IRC session ends with it.
 */
export class NetSplits {
  private readonly open = new Map<string, Gathering>();
  private readonly timers: Timers;
  private readonly tell: (split: NetSplit) => void;

  constructor(timers: Timers, tell: (split: NetSplit) => void) {
    this.timers = timers;
    this.tell = tell;
  }

  /** Takes in a quit; true when it belongs to a netsplit. */
  take(reason: string, member: Source, channels: readonly string[]): boolean {
    const servers = splitServers(reason);
    if (servers === null) return false;
    const known = this.open.get(servers);
    known?.cancel();
    const gathering = known ?? { members: [], channels: new Set<string>(), cancel: () => {} };
    if (gathering.members.length < MAX_MEMBERS) gathering.members.push(member);
    for (const channel of channels) gathering.channels.add(channel);
    gathering.cancel = this.timers.after(QUIET_MS, () => this.close(servers));
    this.open.set(servers, gathering);
    const [oldest] = this.open.keys();
    if (this.open.size > MAX_OPEN && oldest !== undefined) this.close(oldest);
    return true;
  }

  /** The connection ended: what was gathered is told at once. */
  stop(): void {
    for (const servers of [...this.open.keys()]) this.close(servers);
  }

  private close(servers: string): void {
    const gathering = this.open.get(servers);
    if (!gathering) return;
    gathering.cancel();
    this.open.delete(servers);
    const { members, channels } = gathering;
    this.tell({ servers, members, channels: [...channels] });
  }
}
