/** One guarded channel: restores its modes and topic, and gives and takes status, all in as few lines as the server allows. */
import type { IrcNetwork, ModeChange } from "#bot/irc/api";
import type { Timers } from "#bot/irc/timers";
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import type { GuardedChannel } from "#core/networks/guarded";
import { modesToRestore, readKeptModes } from "#core/networks/kept-modes";
import { isOperator } from "./operator.ts";
import { PAUSE_MS, Patience } from "./patience.ts";
import { StatusGifts } from "./status-gifts.ts";

/** What comes at once is answered by one MODE. */
const TOGETHER_MS = 50;

const PAUSED = `Modes or topic were changed again and again: the bot lets them be for ${PAUSE_MS / 60_000} minutes.`;

const POWERLESS =
  "The bot is no operator here, so it keeps nothing and gives nobody status. Somebody has to make it operator.";

export interface PlaceDeps {
  readonly timers: Timers;
  readonly log: Log;
  network(id: string): IrcNetwork | undefined;
}

export class Place {
  row: GuardedChannel;
  readonly gifts: StatusGifts;
  readonly #deps: PlaceDeps;
  readonly #patience: Patience;
  #cancel: (() => void) | null = null;
  /** Changes of the topic by somebody who may decide about it, which is not known yet. */
  #topicsInDoubt = 0;
  #isPowerless = false;

  constructor(row: GuardedChannel, deps: PlaceDeps) {
    this.row = row;
    this.#deps = deps;
    this.#patience = new Patience(deps.timers);
    this.gifts = new StatusGifts();
  }

  is(network: IrcNetwork, channel: string): boolean {
    const { networkId, name } = this.row;
    return networkId === network.id && network.fold(name) === network.fold(channel);
  }

  /** Other settings than before begin with new patience. */
  renew(row: GuardedChannel): void {
    if (JSON.stringify(row) !== JSON.stringify(this.row)) this.calm();
    this.row = row;
    this.schedule();
  }

  /** Looks at the channel soon, once for all that happens until then. */
  schedule(): void {
    this.#cancel ??= this.#deps.timers.after(TOGETHER_MS, () => {
      this.#cancel = null;
      this.#putRight();
    });
  }

  /** Leaves the topic alone until `decided` tells whether it stays. */
  async holdTopic(decided: () => Promise<void>): Promise<void> {
    this.#topicsInDoubt++;
    try {
      await decided();
    } finally {
      this.#topicsInDoubt--;
      this.schedule();
    }
  }

  /** The bot is out of it, or off the network: what is known of people there is over. */
  forget(): void {
    this.gifts.clear();
    this.#isPowerless = false;
    this.#patience.reset();
    this.#cancel?.();
    this.#cancel = null;
  }

  calm(): void {
    if (this.#patience.isSpent || this.#isPowerless) this.#network?.noteChannel(this.row.name, "");
    this.#isPowerless = false;
    this.#patience.reset();
  }

  get #network(): IrcNetwork | undefined {
    return this.#deps.network(this.row.networkId);
  }

  #putRight(): void {
    const network = this.#network;
    if (!network?.isConnected || !this.#hasPower(network)) return;
    try {
      this.#change(network, this.gifts.due(network, this.row.name));
      this.#restore(network);
    } catch (error) {
      if (!AppError.is(error)) throw error;
      this.#deps.log.warn({ err: error, channel: this.row.name }, "a channel is not put right");
      network.noteChannel(this.row.name, `Not as it should be: ${error.message}`);
    }
  }

  /** Without operator status nothing is tried, and whoever looks at the channel is told why. */
  #hasPower(network: IrcNetwork): boolean {
    const { name } = this.row;
    if (!network.presence.channel(name)) return false;
    const isPowerless = !isOperator(network, name, network.nick);
    if (isPowerless === this.#isPowerless) return !isPowerless;
    this.#isPowerless = isPowerless;
    network.noteChannel(name, isPowerless ? POWERLESS : this.#patience.isSpent ? PAUSED : "");
    return !isPowerless;
  }

  #restore(network: IrcNetwork): void {
    const { keptTopic, name } = this.row;
    const changes = this.#modes(network);
    const topic = network.presence.channel(name)?.topic;
    const isOff = keptTopic !== null && topic !== keptTopic && this.#topicsInDoubt === 0;
    if (this.#patience.isSpent || (changes.length === 0 && !isOff)) return;
    if (!this.#patience.spend(() => this.#resume())) {
      this.#deps.log.warn({ channel: name, network: network.name }, PAUSED);
      network.noteChannel(name, PAUSED);
      return;
    }
    this.#change(network, changes);
    if (isOff) network.topic(name, keptTopic);
  }

  #modes(network: IrcNetwork): ModeChange[] {
    const view = network.presence.channel(this.row.name);
    if (!view?.modesKnown) return [];
    const wanted = readKeptModes(this.row.keptModes, network.modeRules);
    return modesToRestore(wanted, view.modes, this.row.key, network.modeRules);
  }

  #change(network: IrcNetwork, changes: readonly ModeChange[]): void {
    if (changes.length > 0) network.mode(this.row.name, changes);
  }

  #resume(): void {
    this.#network?.noteChannel(this.row.name, "");
    this.schedule();
  }
}
