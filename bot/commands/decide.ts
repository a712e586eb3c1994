/** May this person run this command here? A refusal is a value: silence, or one line. */

import { type Level, reaches } from "#core/levels";
import { decideAccess } from "#core/modules/access";
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

/** Does the module answer, and hear, this person in this place? */
export function answersHere({
  policy,
  network,
  channel,
  sender,
}: Pick<Asked, "policy" | "network" | "channel" | "sender">): boolean {
  if (policy === defaultPolicy) return true;
  const members = channel === null ? undefined : network.presence.channel(channel)?.members;
  return decideAccess({
    policy,
    who: { ...splitHostmask(sender.hostmask), nick: sender.nick, account: sender.account },
    channel,
    ownNick: network.nick,
    casemapping: network.casemapping,
    isPresent: (nick) => members?.has(nick) ?? false,
  }).answers;
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

function missingProof({ policy, sender, network, isProven }: Asked): string | null {
  const profile = policy.authProfile;
  if (!profile) return null;
  if (profile.style === "account")
    return sender.account ? null : "That takes being identified to the network's services.";
  if (isProven(profile.id)) return null;
  return `That takes a password: /msg ${network.nick} auth ${profile.name} …`;
}
