/** What somebody may run, and why or why not: answered by the very rules that commands are run by. */
import { AppError } from "#core/errors";
import type { CallContext } from "../host/calls.ts";
import type { ListedCommand } from "../host/services.ts";
import { explainDecision, isOpenTo } from "./decide.ts";
import type { PipelineDeps } from "./deps.ts";
import type { Rulebook } from "./rulebook.ts";

type Asker = Pick<CallContext, "networkId" | "channel" | "sender">;

export interface WhyQuestion {
  readonly nick: string;
  readonly channel: string | null;
  readonly command: string;
}

export interface Questions {
  /** What somebody may run where they ask, by module and name. For the service `commands`. */
  commandsFor(call: Asker): Promise<readonly ListedCommand[]>;
  /**
   * Why somebody may or may not run a command in a channel (null: in private), step by step. Throws AppError not_found for a
   * nick that is not in sight or a command that is not there.
   */
  why(networkId: string, question: WhyQuestion): Promise<readonly string[]>;
}

export function createQuestions(
  { networks, identify }: Pick<PipelineDeps, "networks" | "identify">,
  rulebook: Rulebook,
): Questions {
  return {
    async commandsFor({ networkId, channel, sender }) {
      const network = networks.get(networkId);
      if (!network) return [];
      const spot = { network, channel };
      return rulebook.commands
        .all()
        .filter((found) => isOpenTo(rulebook.asked(found, spot, sender)))
        .map(({ module, command }) => ({
          ...command,
          module: module.name,
          moduleSummary: module.summary,
          prefix: rulebook.prefixOf(module.name, spot),
        }));
    },

    async why(networkId, { nick, channel, command }) {
      const network = networks.get(networkId);
      const person = network?.presence.person(nick);
      if (!network || !person) throw new AppError("not_found", `I do not see ${nick} anywhere.`);
      const match = rulebook.commands.match(command, () => true);
      if (!match) throw new AppError("not_found", `I know no command "${command.slice(0, 30)}".`);
      const source = {
        ...{ nick: person.nick, userHost: person.userHost, account: person.account },
        ...{ hostmask: `${person.nick}!${person.userHost}`, isBot: person.isBot, isServer: false },
      };
      const sender = await identify(network, source, channel);
      const named = `${match.command.name} of module ${match.module.name}`;
      const asked = rulebook.asked(match, { network, channel }, sender);
      const [first = "", ...others] = explainDecision(asked);
      return [`${named}, for ${person.nick} in ${channel ?? "private"}: ${first}`, ...others];
    },
  };
}
