import type { Log } from "#core/log";
import type { Clock } from "#core/time";
import type { PresenceChange } from "../../host/messages.ts";
import type { IrcEvent, Source } from "../api.ts";
import type { CtcpSettings } from "../ctcp.ts";
import type { Timers } from "../timers.ts";

export interface UpkeepDeps {
  readonly log: Log;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ctcp: CtcpSettings;
  /** For back-off; between 0 and 1. */
  readonly random?: () => number;
  /** True for whoever is to get no answer to CTCP requests. */
  readonly isIgnored?: (source: Source) => boolean | Promise<boolean>;
  /** True while lines from servers should wait to be handled. */
  readonly isBehind?: () => boolean;
}

export interface UpkeepHooks {
  event(event: IrcEvent): void;
  presence(change: PresenceChange): void;
}
