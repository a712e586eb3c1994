import type { NewEvent } from "#core/events/events";
import type { Level } from "#core/levels";
import type { Log } from "#core/log";
import type { Locale } from "#core/words/locales";
import type { Told } from "#core/words/told";
import type { CommandHosts } from "../host/module-hosts.ts";
import type { IrcNetwork, IrcNetworks, Source } from "../irc/api.ts";
import type { Sender } from "../module-api.ts";
import type { FloodLimits } from "./flood.ts";
import type { Registry } from "./registry.ts";

/** What the pipeline is given. */
export interface PipelineDeps {
  readonly hosts: CommandHosts;
  readonly registry: Pick<Registry, "policyFor" | "prefixFor" | "revision">;
  readonly networks: Pick<IrcNetworks, "get">;
  readonly log: Log;
  /** The language for people of whom none is known; English, when absent. */
  language?(): Locale;
  /** Who a sender is, with the level that counts in `channel` (null: in private). */
  identify(network: IrcNetwork, source: Source, channel: string | null): Sender | Promise<Sender>;
  /** As {@link identify} for somebody who said nothing; changes nothing. */
  whoIs(network: IrcNetwork, source: Source, channel: string | null): Promise<Sender>;
  /** Why a command of that level may not be run by this sender after all, though their level reaches it; null when it may. */
  whyDoubtful?(network: IrcNetwork, source: Source, level: Level): Promise<Told | null>;
  /** Is this sender on the ignore list? Nobody is, when absent. */
  ignores?(network: IrcNetwork, source: Source, sender: Sender): boolean;
  record(event: NewEvent): void;
  /** Has this sender proven themselves to an authorization profile in their IRC session? Nobody has, when absent. */
  isProven?(networkId: string, sender: Sender, profileId: string): boolean;
  readonly flood?: FloodLimits;
}
