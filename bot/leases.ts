/** This bot's share of the networks, where several bots have one database. Renewed with the heartbeat. */
import type { Db } from "#core/db/client";
import type { Log } from "#core/log";
import { releaseNetworks, renewNetworks, takeNetwork } from "#core/networks/leases";
import { type Clock, systemClock } from "#core/time";
import type { IrcNetworks } from "./irc/api.ts";

interface LeasesDeps {
  readonly db: Db;
  readonly log: Log;
  readonly botId: string;
  readonly clock?: Clock;
}

export interface Leases {
  /** May this bot connect a network? Takes it when it is free. */
  take(networkId: string): Promise<"ours" | "others" | "gone">;
  /**
   * Keeps what is held, takes what another left, and lets go of what another has taken. Never throws; false when it was not done, because
   * the one before still is or the database is away.
   */
  renew(networks: IrcNetworks): Promise<boolean>;
  /** When everything is disconnected. */
  release(): Promise<void>;
}

export function createLeases({ db, log, botId, clock = systemClock }: LeasesDeps): Leases {
  let isRenewing = false;
  const renew = async (networks: IrcNetworks) => {
    const { held, free } = await renewNetworks(db, botId, clock());
    const lost = networks.list().filter(({ id }) => !held.has(id));
    for (const id of [...lost.map(({ id }) => id), ...free]) await networks.apply(id);
  };
  return {
    take: (networkId) => takeNetwork(db, botId, networkId, clock()),
    async renew(networks) {
      if (isRenewing) return false;
      isRenewing = true;
      const isDone = await renew(networks).then(
        () => true,
        (err: unknown) => {
          // While the database is away nobody else can take anything either; the next beat tries again.
          log.warn({ err }, "the networks' leases could not be renewed");
          return false;
        },
      );
      isRenewing = false;
      return isDone;
    },
    release: () => releaseNetworks(db, botId),
  };
}
