/** Which commands there are, and what operators decided about them: for running them, and for explaining why not. */
import type { IrcNetwork } from "../irc/api.ts";
import type { Sender } from "../module-api.ts";
import { type CommandIndex, createCommandIndex, type Found } from "./command-index.ts";
import { type Asked, answersHere } from "./decide.ts";
import type { PipelineDeps } from "./deps.ts";
import { createRules } from "./rules.ts";

export interface Spot {
  readonly network: IrcNetwork;
  /** Null in private. */
  readonly channel: string | null;
}

export interface Rulebook {
  /** The commands of the modules that run now. */
  readonly commands: CommandIndex;
  /** All that a decision about a command goes by. */
  asked(found: Found, spot: Spot, sender: Sender): Asked;
  /** What a module's commands begin with there. */
  prefixOf(module: string, spot: Spot): string;
  /** What commands begin with there, unless their module has a prefix of its own. */
  prefixAt(spot: Spot): string;
  /** All that any command may begin with there. */
  prefixesAt(spot: Spot): string[];
  /** Modules that are switched off there or for somebody. */
  deaf(spot: Spot, sender: Sender): readonly string[];
}

/** No module, as in "no module is deaf here". */
const nobody: readonly string[] = [];

/** Follows the modules as they come and go. */
export function createRulebook({
  hosts,
  registry,
  isProven,
}: Pick<PipelineDeps, "hosts" | "registry" | "isProven">): Rulebook {
  const rules = createRules(hosts, registry);
  let commands = createCommandIndex(hosts.manifests());
  hosts.onManifests(() => {
    commands = createCommandIndex(hosts.manifests());
  });
  const prefixAt = ({ network, channel }: Spot) => registry.prefixFor(network, channel);

  return {
    get commands() {
      return commands;
    },
    asked: ({ module, command }, { network, channel }, sender) => ({
      command,
      policy: registry.policyFor(module.name, network.id),
      network,
      channel,
      sender,
      isProven: (profileId) => isProven?.(network.id, sender, profileId) ?? false,
    }),
    prefixOf: (module, spot) =>
      registry.policyFor(module, spot.network.id).commandPrefix ?? prefixAt(spot),
    prefixAt,
    prefixesAt: (spot) => [prefixAt(spot), ...rules(spot.network.id).prefixes],
    deaf({ network, channel }, sender) {
      const { ruled } = rules(network.id);
      if (ruled.length === 0) return nobody;
      return ruled
        .filter(({ policy }) => !answersHere({ network, channel, sender, policy }))
        .map(({ name }) => name);
    },
  };
}
