/** What somebody may run, and why or why not: answered by the very rules that commands are run by. */
import { AppError } from "#core/errors";
import type { Locale } from "#core/words/locales";
import { type Told, tell } from "#core/words/told";
import type { CallContext } from "../host/calls.ts";
import type { ListedCommand } from "../host/services.ts";
import { explainDecision, isOpenTo } from "./decide.ts";
import type { PipelineDeps } from "./deps.ts";
import type { Rulebook } from "./rulebook.ts";
import { summaryOf } from "./summary.ts";

type Asker = Pick<CallContext, "networkId" | "channel" | "sender" | "locale">;

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
  why(networkId: string, question: WhyQuestion, locale: Locale): Promise<readonly string[]>;
}

export function createQuestions(
  { networks, whoIs }: Pick<PipelineDeps, "networks" | "whoIs">,
  rulebook: Rulebook,
): Questions {
  return {
    async commandsFor({ networkId, channel, sender, locale }) {
      const network = networks.get(networkId);
      if (!network) return [];
      const spot = { network, channel };
      return rulebook.commands
        .all()
        .filter((found) => isOpenTo(rulebook.asked(found, spot, sender)))
        .map(({ module, command }) => ({
          ...command,
          summary: summaryOf(module, command, locale),
          module: module.name,
          moduleSummary: summaryOf(module, null, locale),
          prefix: rulebook.prefixOf(module.name, spot),
        }));
    },

    async why(networkId, { nick, channel, command }, locale) {
      const network = networks.get(networkId);
      const person = network?.presence.person(nick);
      if (!network || !person) throw new AppError("not_found", { key: "bot.why.notSeen", nick });
      const match = rulebook.commands.match(command, () => true);
      if (!match) {
        const name = command.slice(0, 30);
        throw new AppError("not_found", { key: "bot.why.unknownCommand", name });
      }
      const source = {
        ...{ nick: person.nick, userHost: person.userHost, account: person.account },
        ...{ hostmask: `${person.nick}!${person.userHost}`, isBot: person.isBot, isServer: false },
      };
      const sender = await whoIs(network, source, channel);
      const asked = rulebook.asked(match, { network, channel }, sender);
      const [first = "", ...others] = explainDecision(asked, locale).map((told) =>
        tell(told, locale),
      );
      const named = { command: match.command.name, module: match.module.name, nick: person.nick };
      const head: Told =
        channel === null
          ? { key: "bot.why.inPrivate", ...named, first }
          : { key: "bot.why.inChannel", ...named, channel, first };
      return [tell(head, locale), ...others];
    },
  };
}
