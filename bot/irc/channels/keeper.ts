import { AppError } from "#core/errors";
import type { Folded } from "#core/irc/casemapping";
import type { IrcLine } from "#core/irc/message";
import type { ChannelStatus } from "#core/networks/status";
import { JOIN_LATER, JOIN_REFUSED, serverError } from "../server-errors.ts";
import type { Timers } from "../timers.ts";
import { joinLines } from "./join-lines.ts";
import { KeptChannel, type WantedChannel } from "./kept-channel.ts";

export interface ChannelKeeperHooks {
  fold(name: string): Folded;
  /** Queues a line in the control lane. */
  send(line: string): void;
  /** How many channels the server takes in one JOIN. */
  joinLimit(): number;
  status(rowId: string, status: ChannelStatus, detail: string): void;
  /** A join was refused. */
  failed(channel: string, reason: string): void;
}

const REJOIN_MS = 5_000;

/** The channels the bot should be in on one network, through refusals, kicks and reconnects. */
export class ChannelKeeper {
  private readonly kept = new Map<Folded, KeptChannel>();
  private readonly hooks: ChannelKeeperHooks;
  private readonly timers: Timers;
  private isConnected = false;

  constructor(hooks: ChannelKeeperHooks, timers: Timers) {
    this.hooks = hooks;
    this.timers = timers;
  }

  /** What the database wants: new ones are joined, others left alone. Gives the names that are wanted no more. */
  setWanted(rows: readonly WantedChannel[]): string[] {
    const channels = rows.map((row) => this.named(row));
    const wanted = new Set(channels.map(({ name }) => this.hooks.fold(name)));
    const gone = [...this.kept].filter(([folded]) => !wanted.has(folded));
    const fresh: KeptChannel[] = [];
    for (const channel of channels) {
      const known = this.kept.get(this.hooks.fold(channel.name));
      if (known) known.wanted = channel;
      else fresh.push(this.keep(channel));
    }
    for (const [folded] of gone) this.forget(folded);
    if (this.isConnected) this.joinAll(fresh);
    return gone.flatMap(([, kept]) => (kept.isIn ? [kept.wanted.name] : []));
  }

  /** A row may not have heard yet that its channel was renamed; where we are in it, we know better. */
  private named(row: WantedChannel): WantedChannel {
    const known = [...this.kept.values()].find(({ wanted }) => wanted.rowId === row.rowId);
    return known?.isIn && row.rowId !== null ? { ...row, name: known.wanted.name } : row;
  }

  /** Registered and ready: joins everything, keys first, several in a line. */
  start(): void {
    this.isConnected = true;
    this.refold();
    for (const kept of this.kept.values()) kept.beginAnew();
    this.joinAll([...this.kept.values()]);
  }

  /** The connection ended. */
  stop(): void {
    this.isConnected = false;
    for (const kept of this.kept.values()) {
      kept.isIn = false;
      kept.cancelRetry();
      this.tell(kept, "left", "");
      kept.settle({ key: "irc.lostChannel" });
    }
  }

  /** Joins now and after every reconnect. Resolves on our own JOIN; rejects with the server's reason. */
  join(channel: WantedChannel): Promise<void> {
    if (!this.isConnected) {
      this.keep(channel);
      throw new AppError("unavailable", { key: "irc.joinsLater" });
    }
    const known = this.kept.get(this.hooks.fold(channel.name));
    const kept = this.keep(
      known && channel.key === null ? { ...channel, key: known.wanted.key } : channel,
    );
    if (kept.isIn) return Promise.resolve();
    const joined = kept.wait();
    this.joinAll([kept]);
    return joined;
  }

  /** Services know us now: channels that were closed to strangers are tried again at once. */
  identified(): void {
    const closed = [...this.kept.values()].filter(
      ({ wantsAccount, isIn }) => wantsAccount && !isIn,
    );
    for (const kept of closed) kept.cancelRetry();
    if (this.isConnected && closed.length > 0) this.joinAll(closed);
  }

  /** A channel has another name now. */
  renamed(from: string, to: string): void {
    const folded = this.hooks.fold(from);
    const kept = this.kept.get(folded);
    if (!kept) return;
    this.kept.delete(folded);
    kept.wanted = { ...kept.wanted, name: to };
    this.kept.set(this.hooks.fold(to), kept);
  }

  /** Wanted no more. */
  drop(channel: string): void {
    this.forget(this.hooks.fold(channel));
  }

  /** Gives a channel its row. */
  setRow(channel: string, rowId: string): void {
    const kept = this.kept.get(this.hooks.fold(channel));
    if (!kept) return;
    kept.wanted = { ...kept.wanted, rowId };
    if (kept.isIn) this.tell(kept, "joined", "");
  }

  /** Our own JOIN came. */
  joined(channel: string): void {
    const kept = this.kept.get(this.hooks.fold(channel));
    if (!kept) return;
    this.tell(kept, "joined", "");
    kept.joined();
  }

  /** We are out of it; after a kick we come back once. */
  left(channel: string, reason: string, wasKicked: boolean): void {
    const kept = this.kept.get(this.hooks.fold(channel));
    if (!kept?.isIn) return;
    kept.isIn = false;
    this.tell(kept, "left", reason);
    if (!wasKicked) return;
    if (kept.kicked())
      this.tell(kept, "left", `${reason}. Kicked again; the bot stays out until asked.`);
    else this.retry(kept, REJOIN_MS);
  }

  /** Takes the refusal of a JOIN; others' numerics are ignored. */
  refused({ command, params }: IrcLine): void {
    if (!JOIN_REFUSED.has(command)) return;
    const kept = this.kept.get(this.hooks.fold(params[1] ?? ""));
    if (!kept || kept.isIn) return;
    const reason = serverError(command, params.at(-1) ?? "");
    this.tell(kept, "refused", reason);
    this.hooks.failed(kept.wanted.name, reason);
    kept.settle(reason);
    kept.wantsAccount = command === "477";
    if (!JOIN_LATER.has(command)) return;
    this.retry(kept, kept.refusedAgainMs());
  }

  private keep(wanted: WantedChannel): KeptChannel {
    const folded = this.hooks.fold(wanted.name);
    const known = this.kept.get(folded);
    if (known) {
      known.wanted = { ...wanted, rowId: wanted.rowId ?? known.wanted.rowId };
      return known;
    }
    const kept = new KeptChannel(wanted, this.timers);
    this.kept.set(folded, kept);
    return kept;
  }

  private forget(folded: Folded): void {
    const kept = this.kept.get(folded);
    this.kept.delete(folded);
    kept?.cancelRetry();
    kept?.settle({ key: "irc.toldToLeave" });
  }

  /** The network compares names otherwise than before. */
  refold(): void {
    const all = [...this.kept.values()];
    this.kept.clear();
    for (const kept of all) this.kept.set(this.hooks.fold(kept.wanted.name), kept);
  }

  private joinAll(channels: readonly KeptChannel[]): void {
    for (const kept of channels) this.tell(kept, "joining", "");
    const wanted = channels.map((kept) => kept.wanted);
    for (const line of joinLines(wanted, this.hooks.joinLimit())) this.hooks.send(line);
  }

  private retry(kept: KeptChannel, delayMs: number): void {
    kept.retryIn(delayMs, () => {
      if (this.isConnected && !kept.isIn) this.joinAll([kept]);
    });
  }

  private tell({ wanted }: KeptChannel, status: ChannelStatus, detail: string): void {
    if (wanted.rowId !== null) this.hooks.status(wanted.rowId, status, detail);
  }
}
