/** May this person run this command here? A refusal is a value: silence, or one line. */

import { type Level, reaches } from "#core/levels";
import { type Access, decideAccess, explainAccess } from "#core/modules/access";
import { defaultPolicy, type ModulePolicy } from "#core/modules/policy";
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
  | { readonly kind: "refuse"; readonly line: string; readonly private: boolean };

/** Module, then level, then authorization profile, then place. */
export function decide(asked: Asked): Decision {
  if (!answersHere(asked)) return { kind: "silent" };
  const { command, sender, channel, network } = asked;
  if (!reaches(sender.level, command.level))
    return refuse(missingLevel(command.level, sender.level, network.nick));
  const unproven = missingProof(asked);
  if (unproven !== null) return refuse(unproven);
  if (command.where === "channel" && channel === null) return refuse("Say that in a channel.");
  if (command.where === "private" && channel !== null)
    return refuse(`That belongs in private: /msg ${network.nick} ${command.name}`, true);
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

const refuse = (line: string, isPrivate = false): Decision => ({
  kind: "refuse",
  line,
  private: isPrivate,
});

/** Names what is missing, and the way there for those who have not begun. */
function missingLevel(needed: Level, has: Level, botNick: string): string {
  const line = `That takes ${needed} level`;
  if (has !== "user") return `${line}; yours here is ${has}.`;
  return `${line}. Log in first: get a token on the web page and send it with /msg ${botNick} register <token> (or login <token>).`;
}

function missingProof(asked: Asked): string | null {
  const { network, policy, isProven } = asked;
  const profile = policy.authProfile;
  if (!profile || hasAccount(asked) || isProven(profile.id)) return null;
  const ask = `/msg ${network.nick} auth ${profile.name}`;
  if (profile.style !== "account") return `That takes a password: ${ask} …`;
  const which = profile.accounts.length === 0 ? "" : " with an account that may";
  const how = network.tellsAccounts ? "" : `. If you are, say ${ask}`;
  return `That takes being identified to the network's services${which}${how}.`;
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

/** The whole decision in words, one line a step, for `.why`. */
export function explainDecision(asked: Asked): string[] {
  const { command, sender, policy } = asked;
  const lines = explainAccess(accessOf(asked));
  if (!answersHere(asked)) return [...lines, "So: not a word."];
  const { level } = sender;
  const isEnough = reaches(level, command.level);
  lines.push(
    `It takes ${command.level} level, theirs here is ${level}: ${isEnough ? "enough" : "no"}.`,
  );
  const profile = policy.authProfile;
  if (profile) {
    const isThrough = missingProof(asked) === null;
    lines.push(
      `It asks for the profile ${profile.name}: ${isThrough ? "satisfied" : "not satisfied"}.`,
    );
  }
  const decision = decide(asked);
  const so = { run: "it runs", silent: "not a word", refuse: "refused" }[decision.kind];
  return [...lines, `So: ${so}${decision.kind === "refuse" ? ` (${decision.line})` : ""}.`];
}
