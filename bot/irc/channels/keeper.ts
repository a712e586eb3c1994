import { AppError } from "#core/errors";
import type { Folded } from "#core/irc/casemapping";
import type { IrcLine } from "#core/irc/message";
import { isReadableKey } from "#core/networks/guarded";
import { JOIN_REFUSED } from "../server-errors.ts";
import type { Timers } from "../timers.ts";
import { type JoinHooks, Joins } from "./joins.ts";
import { KeptChannel, type WantedChannel } from "./kept-channel.ts";

export interface ChannelKeeperHooks extends JoinHooks {
  fold(name: string): Folded;
  /** A channel turned out to have another key than its row says. */
  learnt(rowId: string, key: string): void;
}

const REJOIN_MS = 5_000;
/** How long what is said in channels waits for services to know us; JOINs come after that. */
const SETTLE_MS = 45_000;

/** The channels the bot should be in on one network, through refusals, kicks and reconnects. */
export class ChannelKeeper {
  private readonly kept = new Map<Folded, KeptChannel>();
  private readonly hooks: ChannelKeeperHooks;
  private readonly timers: Timers;
  private readonly joins: Joins;
  /** There while a connection is new and no JOIN was sent yet. */
  private cancelSettling: (() => void) | null = null;
  /** Channels that some other one sends us on to. */
  private readonly forwards = new Set<Folded>();

  constructor(hooks: ChannelKeeperHooks, timers: Timers) {
    this.hooks = hooks;
    this.timers = timers;
    this.joins = new Joins(hooks);
  }

  /** What the database wants: new ones are joined, others left alone. Gives the names that are wanted no more. */
  setWanted(rows: readonly WantedChannel[]): string[] {
    const channels = rows.map((row) => this.named(row));
    const wanted = new Set(channels.map(({ name }) => this.hooks.fold(name)));
    const gone = [...this.kept].filter(([folded]) => !wanted.has(folded));
    const fresh: KeptChannel[] = [];
    for (const channel of channels) {
      const known = this.kept.get(this.hooks.fold(channel.name));
      if (known) known.renew(channel);
      else fresh.push(this.keep(channel));
    }
    for (const [folded] of gone) this.forget(folded);
    if (this.joins.isConnected) this.joins.ask(fresh);
    return gone.flatMap(([, kept]) => (kept.isIn ? [kept.wanted.name] : []));
  }

  /** A row may not have heard yet that its channel was renamed; where we are in it, we know better. */
  private named(row: WantedChannel): WantedChannel {
    const known = [...this.kept.values()].find(({ wanted }) => wanted.rowId === row.rowId);
    return known?.isIn && row.rowId !== null ? { ...row, name: known.wanted.name } : row;
  }

  /** A new connection: JOINs follow with `start`, once services know us. */
  expect(): void {
    this.cancelSettling?.();
    this.cancelSettling = this.timers.after(SETTLE_MS, () => this.settle());
  }

  /** True for a channel we are about to be in: what is said there would be lost if it went out now. Not for ever. */
  isExpected(channel: string): boolean {
    const kept = this.kept.get(this.hooks.fold(channel));
    return kept !== undefined && !kept.isIn && (kept.isAwaited || this.cancelSettling !== null);
  }

  /** Registered and ready: joins everything, keys first, several in a line. */
  start(): void {
    this.joins.isConnected = true;
    this.refold();
    for (const kept of this.kept.values()) kept.beginAnew();
    this.joins.ask([...this.kept.values()]);
    this.settle();
  }

  /** The connection ended. */
  stop(): void {
    this.joins.isConnected = false;
    this.settle();
    this.forwards.clear();
    for (const kept of this.kept.values()) {
      kept.isIn = false;
      kept.isAwaited = false;
      kept.cancelRetry();
      this.joins.tell(kept, "left", "");
      kept.settle({ key: "irc.lostChannel" });
    }
  }

  /** Joins now and after every reconnect. Resolves on our own JOIN; rejects with the server's reason. */
  join(channel: WantedChannel): Promise<void> {
    if (!this.joins.isConnected) {
      this.keep(channel);
      throw new AppError("unavailable", { key: "irc.joinsLater" });
    }
    const known = this.kept.get(this.hooks.fold(channel.name));
    const kept = this.keep(
      known && channel.key === null ? { ...channel, key: known.wanted.key } : channel,
    );
    if (kept.isIn) return Promise.resolve();
    const joined = kept.wait();
    this.joins.ask([kept]);
    return joined;
  }

  /** Services know us now: channels that were closed to strangers are tried again at once. */
  identified(): void {
    const closed = [...this.kept.values()].filter(
      ({ wantsAccount, isIn }) => wantsAccount && !isIn,
    );
    for (const kept of closed) kept.cancelRetry();
    if (this.joins.isConnected && closed.length > 0) this.joins.ask(closed);
  }

  /** Somebody let us in: a channel that we are not in, whyever, is tried at once. */
  invited(channel: string): void {
    const kept = this.kept.get(this.hooks.fold(channel));
    if (this.joins.isConnected && kept?.invited()) this.joins.ask([kept]);
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
    if (kept.isIn) this.joins.tell(kept, "joined", "");
  }

  /** The server showed a channel's key: it is what the next JOIN takes. */
  learnKey(channel: string, key: string): void {
    const kept = this.kept.get(this.hooks.fold(channel));
    if (!kept || kept.wanted.key === key || !isReadableKey(key)) return;
    kept.wanted = { ...kept.wanted, key };
    const { rowId, keepsKey } = kept.wanted;
    if (rowId !== null && !keepsKey) this.hooks.learnt(rowId, key);
  }

  /** One sentence for the people who look at a channel that we are in; empty takes it back. */
  note(channel: string, detail: string): void {
    const kept = this.kept.get(this.hooks.fold(channel));
    if (kept?.isIn) this.joins.tell(kept, "joined", detail);
  }

  /** Our own JOIN came. Where a forward brought us although nobody wants us there, we leave. */
  joined(channel: string): void {
    const folded = this.hooks.fold(channel);
    const isForward = this.forwards.delete(folded);
    const kept = this.kept.get(folded);
    if (!kept && isForward) this.hooks.send(`PART ${channel}`);
    if (!kept) return;
    this.joins.tell(kept, "joined", "");
    kept.joined();
    this.hooks.settled();
  }

  /** We are out of it; after a kick we come back once. */
  left(channel: string, reason: string, wasKicked: boolean): void {
    const kept = this.kept.get(this.hooks.fold(channel));
    if (!kept?.isIn) return;
    kept.isIn = false;
    this.joins.tell(kept, "left", reason);
    if (!wasKicked) return;
    if (kept.kicked())
      this.joins.tell(kept, "left", `${reason}. Kicked again; the bot stays out until asked.`);
    else {
      kept.isAwaited = true;
      this.joins.askLater(kept, REJOIN_MS);
    }
  }

  /** Takes the refusal of a JOIN; others' numerics are ignored. */
  refused({ command, params }: IrcLine): void {
    const text = params.at(-1) ?? "";
    // RPL_TRYAGAIN names the command, not the channels.
    if (command === "263" && params[1]?.toUpperCase() === "JOIN") {
      for (const kept of this.kept.values())
        if (kept.isAwaited) this.joins.refused(kept, command, text);
    }
    if (!JOIN_REFUSED.has(command)) return;
    const kept = this.kept.get(this.hooks.fold(params[1] ?? ""));
    if (!kept || kept.isIn) return;
    if (command === "470") this.forwards.add(this.hooks.fold(params[2] ?? ""));
    this.joins.refused(kept, command, text);
  }

  private settle(): void {
    this.cancelSettling?.();
    this.cancelSettling = null;
    this.hooks.settled();
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
    this.hooks.settled();
  }

  /** The network compares names otherwise than before. */
  refold(): void {
    const all = [...this.kept.values()];
    this.kept.clear();
    for (const kept of all) this.kept.set(this.hooks.fold(kept.wanted.name), kept);
  }
}
