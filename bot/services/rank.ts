/** Moderation goes downwards: nobody acts through the bot against somebody in a channel who is not below them there. */
import type { IrcNetwork, Person } from "#bot/irc/api";
import type { Sender } from "#bot/module-api";
import type { Sessions } from "#bot/sessions/sessions";
import { AppError } from "#core/errors";
import { compileMask } from "#core/irc/mask";
import { parseHostmask } from "#core/irc/message";
import type { ModeLetter } from "#core/irc/modes";
import { mayEdit } from "#core/levels";

/** Lists that let people in instead of keeping them out (EXCEPTS, INVEX). */
const FAVOURS: ReadonlySet<string> = new Set(["e", "I"]);

/** Where something is done, by whom; `asker` has the level that counts in that channel. */
export interface Doing {
  readonly network: IrcNetwork;
  readonly channel: string;
  readonly asker: Sender;
}

/** The nicks in a channel that changes of its modes are directed against: they lose status, or a mask keeps them out. */
export function againstWhom(
  { network, channel }: Pick<Doing, "network" | "channel">,
  changes: readonly ModeLetter[],
): readonly string[] {
  const { prefixModes, chanmodes } = network.modeRules;
  const members = [...(network.presence.channel(channel)?.members.keys() ?? [])].flatMap(
    (folded) => network.presence.person(folded) ?? [],
  );
  const nicks = changes.flatMap(({ add, mode, param }) => {
    if (param === null) return [];
    if (prefixModes.includes(mode)) return add ? [] : [param];
    if (!add || !chanmodes.list.includes(mode) || FAVOURS.has(mode)) return [];
    const isHit = compileMask(param, network.casemapping);
    return members.filter((person) => isHit(subjectOf(person))).map(({ nick }) => nick);
  });
  return [...new Set(nicks)];
}

/**
 * Throws AppError forbidden, with a sentence for the asker, when one of `nicks` has their level in the channel or more. Oneself is always
 * below oneself, and for superusers everybody is. Who is not logged in on IRC has no level.
 */
export async function requireBelow(
  { network, channel, asker }: Doing,
  nicks: readonly string[],
  sessions: Pick<Sessions, "whoIs">,
): Promise<void> {
  for (const nick of nicks) {
    const person = network.presence.person(nick);
    if (!person) continue;
    const target = await sessions.whoIs(network, sourceOf(person), channel);
    if (target.userId === null) continue;
    const by = { id: asker.userId ?? "", level: asker.level };
    if (!mayEdit(by, { id: target.userId, level: target.level }))
      throw new AppError("forbidden", { key: "bot.powers.notBelow", nick: person.nick, channel });
  }
}

function sourceOf({ nick, userHost, account, isBot }: Person) {
  return { nick, userHost, account, isBot, hostmask: `${nick}!${userHost}`, isServer: false };
}

function subjectOf({ nick, userHost, account = null }: Person) {
  const { username, host } = parseHostmask(`${nick}!${userHost}`);
  return { nick, account, username: username ?? "", host: host ?? "" };
}
