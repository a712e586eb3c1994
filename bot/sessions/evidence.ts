/** How the bot knows that whoever speaks is still the person who logged in. */
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import { type Level, reaches } from "#core/levels";
import { MINUTE } from "#core/time";
import type { Told } from "#core/words/told";
import type { LiveSession } from "./registry.ts";

/** True for what is only played back, which changes nothing any more. */
export function isHistory(event: IrcEvent): boolean {
  return "playback" in event && event.playback;
}

/** True when the bot shares a channel with that nick, so that its going away would be seen. */
export function isInSight(network: IrcNetwork, nick: string, except?: string): boolean {
  const shared = network.presence.channelsOf(nick);
  if (except === undefined) return shared.length > 0;
  return shared.some(({ name }) => network.fold(name) !== network.fold(except));
}

/** True when this very line proves the services account that the session began with; a JOIN may tell it without a tag. */
function isTagged(session: LiveSession, network: IrcNetwork, source: Source, isJoin: boolean) {
  const tells = isJoin ? network.tellsAccounts : network.tagsAccounts;
  return tells && session.account !== null && source.account === session.account;
}

/**
 * Why a command that needs `level` may not be run on the strength of this session, as a sentence for the person; null when it
 * may. From operator up the person must be in sight, watched, tagged, or the same by WHOIS: on networks without MONITOR a nick
 * that quit can be taken with user and host alike, unseen. From staff up the account must stand on the line, or the login be
 * younger than `freshMs`. Doubt refuses. For somebody who is only just joining a channel, being in it shows nothing of before.
 */
export async function whyDoubtful(
  session: LiveSession,
  network: IrcNetwork,
  source: Source,
  level: Level,
  freshMs: number,
  now: Date,
  joining?: string,
): Promise<Told | null> {
  const isJoin = joining !== undefined;
  if (!reaches(level, "operator") || isTagged(session, network, source, isJoin)) return null;
  const login = loginHint(network);
  if (reaches(level, "staff") && now.getTime() - session.startedAt.getTime() > freshMs) {
    const minutes = Math.round(freshMs / MINUTE);
    return { key: "bot.refused.oldLogin", minutes, login };
  }
  if (isInSight(network, source.nick, joining) || network.isWatching(source.nick)) return null;
  if (await isSameByWhois(session, network)) return null;
  return { key: "bot.refused.unseen", login };
}

/** What somebody is to type to log in. */
export const loginHint = ({ nick }: IrcNetwork): string => `/msg ${nick} login <token>`;

/** The time of connecting is the one thing that tells a person from another who took nick, user and host. */
async function isSameByWhois(session: LiveSession, network: IrcNetwork): Promise<boolean> {
  if (session.signonAt === null) return false;
  // No answer within its time is no proof.
  const found = await network.whois(session.nick).catch(() => null);
  return (
    found !== null &&
    network.epoch === session.epoch &&
    found.userHost === session.userHost &&
    found.signonAt?.getTime() === session.signonAt.getTime()
  );
}
