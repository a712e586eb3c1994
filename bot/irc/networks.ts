import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import { setNetworkStatus } from "#core/networks/status";
import { setNetworkDesired } from "#core/networks/trials";
import { type Clock, systemClock } from "#core/time";
import type { PresenceChange } from "../host/messages.ts";
import type { IrcEvent, IrcListener, IrcNetwork, IrcNetworks } from "./api.ts";
import type { CtcpSettings } from "./ctcp.ts";
import { type BeforeSend, type Ignores, Network } from "./network.ts";
import { readNetworkSettings } from "./settings.ts";
import { systemTimers, type Timers } from "./timers.ts";

export interface IrcNetworksDeps {
  readonly db: Db;
  readonly log: Log;
  readonly clock?: Clock;
  readonly timers?: Timers;
  /** Where the embedded lobby listens; replaces the servers of networks of that kind. */
  readonly lobbyAddress?: { readonly host: string; readonly port: number };
  /** What CTCP VERSION and SOURCE answer. */
  readonly ctcp?: CtcpSettings;
  readonly beforeSend?: BeforeSend;
  /** Whose CTCP requests are not answered; nobody's, when absent. */
  readonly ignores?: Ignores;
  /** Whose a network is; ours, when absent. */
  readonly take?: (id: string) => Promise<"ours" | "others" | "gone">;
  /** Awaited for a network that this bot begins to hold, before it connects. */
  readonly begin?: (id: string) => Promise<void>;
  /** Jitter of the back-off, between 0 and 1. */
  readonly random?: () => number;
  /** True while lines from servers should wait to be handled; PING is answered all the same. */
  readonly isBehind?: () => boolean;
}

const ctcpDefaults: CtcpSettings = { version: "Steward", source: "Steward, an IRC bot" };

/** The networks, not connected yet: add listeners first, then `start()`. */
export function createIrcNetworks(deps: IrcNetworksDeps): IrcNetworks {
  return new AllNetworks(deps);
}

class AllNetworks implements IrcNetworks {
  private readonly deps: IrcNetworksDeps;
  private readonly networks = new Map<string, Network>();
  private readonly listeners = new Set<IrcListener>();
  private readonly presenceListeners = new Set<(change: PresenceChange) => void>();
  /** Changes of one network happen one after the other. */
  private readonly turns = new Map<string, Promise<void>>();
  private isClosed = false;

  constructor(deps: IrcNetworksDeps) {
    this.deps = deps;
  }

  async start(): Promise<void> {
    const rows = await this.deps.db.network.findMany({
      select: { id: true },
      orderBy: { createdAt: "asc" },
    });
    for (const { id } of rows) {
      await this.apply(id).catch((error: unknown) => {
        // The other networks must not suffer from what is wrong with one.
        this.deps.log.error({ err: error, networkId: id }, "Network left out");
      });
    }
  }

  get(id: string): IrcNetwork | undefined {
    return this.networks.get(id);
  }

  list(): readonly IrcNetwork[] {
    return [...this.networks.values()];
  }

  onEvent(listener: IrcListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onPresence(listener: (change: PresenceChange) => void): () => void {
    this.presenceListeners.add(listener);
    return () => this.presenceListeners.delete(listener);
  }

  networkStates() {
    return [...this.networks.values()].flatMap((network) => network.state() ?? []);
  }

  apply(id: string): Promise<void> {
    return this.inTurn(id, () => this.applyNow(id));
  }

  async connect(id: string): Promise<void> {
    await this.want(id, "connected");
    await this.apply(id);
    this.need(id).connect();
  }

  async disconnect(id: string, reason = "Disconnected"): Promise<void> {
    const network = this.need(id);
    await this.want(id, "disconnected");
    await network.disconnect(reason);
    await this.apply(id);
  }

  async close(reason: string): Promise<void> {
    this.isClosed = true;
    await Promise.allSettled(this.turns.values());
    await Promise.all([...this.networks.values()].map((network) => network.close(reason)));
    this.networks.clear();
    this.listeners.clear();
    this.presenceListeners.clear();
  }

  private async want(id: string, desired: "connected" | "disconnected"): Promise<void> {
    const { db, clock = systemClock } = this.deps;
    await setNetworkDesired(db, id, desired, clock());
  }

  private need(id: string): Network {
    const network = this.networks.get(id);
    if (!network) throw new AppError("not_found", { key: "bot.jobs.noNetwork" });
    return network;
  }

  private inTurn(id: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.turns.get(id) ?? Promise.resolve()).then(work, work);
    this.turns.set(id, turn);
    void turn
      .catch(() => {})
      .then(() => {
        if (this.turns.get(id) === turn) this.turns.delete(id);
      });
    return turn;
  }

  private async applyNow(id: string): Promise<void> {
    if (this.isClosed) return;
    const known = this.networks.get(id);
    const whose = (await this.deps.take?.(id)) ?? "ours";
    if (whose === "ours" && !known) await this.deps.begin?.(id);
    const settings = whose === "ours" ? await this.read(id) : null;
    if (!settings) {
      this.networks.delete(id);
      await known?.close(
        whose === "others" ? "Another process goes on here" : "The network was removed",
      );
    } else if (known) await known.update(settings);
    else {
      const network = this.make(settings);
      this.networks.set(id, network);
      await network.start();
    }
  }

  private async read(id: string) {
    try {
      return await readNetworkSettings(this.deps.db, id, this.deps.lobbyAddress);
    } catch (error) {
      this.deps.log.error({ err: error, networkId: id }, "Network settings cannot be used");
      const statusDetail = "The stored settings cannot be used. Enter passwords and SASL anew.";
      await setNetworkStatus(
        this.deps.db,
        id,
        { status: "disconnected", statusDetail },
        (this.deps.clock ?? systemClock)(),
      );
      throw error;
    }
  }

  private make(settings: NonNullable<Awaited<ReturnType<typeof readNetworkSettings>>>): Network {
    const { db, log, clock = systemClock, timers = systemTimers, random, isBehind } = this.deps;
    const ctcp = this.deps.ctcp ?? ctcpDefaults;
    const network: Network = new Network(
      settings,
      db,
      {
        ...{ log, clock, timers, ctcp },
        ...(random && { random }),
        ...(isBehind && { isBehind }),
        ...(this.deps.beforeSend && { beforeSend: this.deps.beforeSend }),
        ...(this.deps.ignores && { ignores: this.deps.ignores }),
      },
      {
        event: (event) => this.tell(event, network),
        presence: (change) => this.tellPresence(change),
      },
    );
    return network;
  }

  private tell(event: IrcEvent, network: Network): void {
    for (const listener of this.listeners) {
      this.guarded(() => listener(event, network));
    }
  }

  private tellPresence(change: PresenceChange): void {
    for (const listener of this.presenceListeners) this.guarded(() => listener(change));
  }

  private guarded(call: () => void): void {
    try {
      call();
    } catch (error) {
      // Listeners promise not to throw; one that does must not keep the event from the others.
      this.deps.log.error({ err: error }, "A listener of IRC events failed");
    }
  }
}
