/** Settings on trial, on the networks that this bot holds: what does not connect in time gives way to what did. */
import type { Db } from "#core/db/client";
import type { Log } from "#core/log";
import { type DueTrial, dueTrials, extendTrial, returnTrial } from "#core/networks/trials";
import { type Clock, systemClock } from "#core/time";
import type { IrcNetworks } from "./irc/api.ts";

interface TrialsDeps {
  readonly db: Db;
  readonly log: Log;
  readonly botId: string;
  readonly clock?: Clock;
}

export interface Trials {
  /** Before a network is connected that another bot, or an earlier process, had: its trial gets its time anew. */
  begin(networkId: string): Promise<void>;
  /** Takes back what is overdue. Done with the heartbeat. Never throws. */
  sweep(networks: IrcNetworks): Promise<void>;
}

export function createTrials({ db, log, botId, clock = systemClock }: TrialsDeps): Trials {
  const takeBack = async ({ networkId, mark, detail }: DueTrial, networks: IrcNetworks) => {
    const known = networks.get(networkId)?.settingsInForce;
    // In by these settings: the row is about to hear of it.
    if (known?.provenMark === mark) return;
    // A network whose settings cannot be read is not among ours; its row says so.
    const reason = known ? known.problem : detail;
    if (!(await returnTrial(db, { networkId, mark, reason }, clock()))) return;
    log.warn({ networkId, reason }, "new settings did not connect: the earlier ones are back");
    await networks.apply(networkId);
  };
  const takeAllBack = async (networks: IrcNetworks) => {
    for (const due of await dueTrials(db, botId, clock())) await takeBack(due, networks);
  };
  return {
    begin: (networkId) => extendTrial(db, networkId, clock()),
    sweep: (networks) =>
      takeAllBack(networks).catch((err: unknown) =>
        // The next beat tries again; settings that are back already are read whenever the network is.
        log.error({ err }, "settings that do not connect could not be taken back"),
      ),
  };
}
