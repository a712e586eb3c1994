/** May this person run this command here? A refusal is a value: silence, or one line. */

import { type Level, reaches } from "#core/levels";
import { type Access, decideAccess, explainAccess } from "#core/modules/access";
import { defaultPolicy, type ModulePolicy } from "#core/modules/policy";
import type { Locale } from "#core/words/locales";
import { type Told, tell } from "#core/words/told";
import type { CommandManifest } from "../host/messages.ts";
import type { IrcNetwork } from "../irc/api.ts";
import type { Sender } from "../module-api.ts";

export interface Asked {
  readonly command: CommandManifest;
  readonly policy: ModulePolicy;
  readonly network: IrcNetwork;
  readonly channel: string | null;
  readonly sender: Sender;
  /** True when the sender has proven themselves to that profile in this IRC session. */
  isProven(profileId: string): boolean;
}

export type Decision =
  | { readonly kind: "run" }
  /** The module does not answer here: no word, as if it were not there. */
  | { readonly kind: "silent" }
  | { readonly kind: "refuse"; readonly told: Told; readonly private: boolean };

/** Module, then level, then authorization profile, then place. */
export function decide(asked: Asked): Decision {
  if (!answersHere(asked)) return { kind: "silent" };
  const { command, sender, channel, network } = asked;
  if (!reaches(sender.level, command.level))
    return refuse(missingLevel(command.level, sender.level, network.nick));
  const unproven = missingProof(asked);
  if (unproven !== null) return refuse(unproven);
  if (command.where === "channel" && channel === null)
    return refuse({ key: "bot.refused.inChannel" });
  if (command.where === "private" && channel !== null)
    return refuse({ key: "bot.refused.inPrivate", bot: network.nick, command: command.name }, true);
  return { kind: "run" };
}

/** Would the command be run if it were said in the right place? For help. */
export function isOpenTo(asked: Asked): boolean {
  return answersHere(asked) && reaches(asked.sender.level, asked.command.level);
}

type Place = Pick<Asked, "policy" | "network" | "channel" | "sender">;

/** Does the module answer, and hear, this person in this place? */
export function answersHere(place: Place): boolean {
  return place.policy === defaultPolicy || accessOf(place).answers;
}

function accessOf({ policy, network, channel, sender }: Place): Access {
  const members = channel === null ? undefined : network.presence.channel(channel)?.members;
  return decideAccess({
    policy,
    who: { ...splitHostmask(sender.hostmask), nick: sender.nick, account: sender.account },
    channel,
    ownNick: network.nick,
    casemapping: network.casemapping,
    isPresent: (nick) => members?.has(nick) ?? false,
  });
}

/** `nick!username@host`; the nick may hold no `!`, the host no `@`. */
export function splitHostmask(hostmask: string): { username: string; host: string } {
  const bang = hostmask.indexOf("!");
  const at = hostmask.lastIndexOf("@");
  return { username: hostmask.slice(bang + 1, at), host: hostmask.slice(at + 1) };
}

const refuse = (told: Told, isPrivate = false): Decision => ({
  kind: "refuse",
  told,
  private: isPrivate,
});

/** Names what is missing, and the way there for those who have not begun. */
function missingLevel(level: Level, has: Level, bot: string): Told {
  if (has !== "user") return { key: "bot.refused.level", level, has };
  return { key: "bot.refused.login", level, bot };
}

function missingProof(asked: Asked): Told | null {
  const { network, policy, isProven } = asked;
  const profile = policy.authProfile;
  if (!profile || hasAccount(asked) || isProven(profile.id)) return null;
  const ask = `/msg ${network.nick} auth ${profile.name}`;
  if (profile.style !== "account") return { key: "bot.refused.password", ask };
  const which = profile.accounts.length === 0 ? "any" : "listed";
  const how = network.tellsAccounts ? "told" : "ask";
  return { key: "bot.refused.account", which, how, ask };
}

/** Only where the server itself keeps telling accounts; what was heard once may be no longer so. */
function hasAccount({ policy, sender, network }: Asked): boolean {
  const profile = policy.authProfile;
  const { account } = sender;
  if (profile?.style !== "account" || account === null || !network.tellsAccounts) return false;
  const folded = network.fold(account);
  const { accounts } = profile;
  return accounts.length === 0 || accounts.some((one) => network.fold(one) === folded);
}

/** The whole decision in words, one sentence a step, for `.why`; what it says to the asked in `locale`. */
export function explainDecision(asked: Asked, locale: Locale): Told[] {
  const { command, sender, policy } = asked;
  const steps = explainAccess(accessOf(asked));
  if (!answersHere(asked)) return [...steps, { key: "bot.why.silent" }];
  const { level: has } = sender;
  const { level } = command;
  const enough = reaches(has, level) ? "yes" : "no";
  steps.push({ key: "bot.why.level", level, has, enough });
  const profile = policy.authProfile;
  if (profile) {
    const through = missingProof(asked) === null ? "yes" : "no";
    steps.push({ key: "bot.why.profile", name: profile.name, through });
  }
  const decision = decide(asked);
  if (decision.kind === "refuse")
    return [...steps, { key: "bot.why.refused", reason: tell(decision.told, locale) }];
  return [...steps, { key: decision.kind === "run" ? "bot.why.runs" : "bot.why.silent" }];
}
