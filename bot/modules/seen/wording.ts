import type { NetworkHandle, Translate } from "#bot/module-api";
import type { Words as Said, Sighting } from "#core/seen/sightings";
import { ago } from "#core/time";
import type { Locale } from "#core/words/locales";
import type { Words } from "./words.ts";

/** Where somebody asks from, and when. */
export interface Asked {
  readonly network: NetworkHandle;
  /** Null in private. */
  readonly channel: string | null;
  readonly now: Date;
  readonly t: Translate<Words>;
  readonly locale: Locale;
}

/** What may be told about a nick here: its latest doing, and its last words if they were said in this very channel. */
export function tell(typed: string, sighting: Sighting | null, asked: Asked): string {
  const here = whereNow(typed, asked);
  if (!sighting) return here ?? asked.t("unknown", { nick: typed });
  const words = sighting.words && isHere(sighting.words.channel, asked) ? sighting.words : null;
  if (here !== null) return words ? `${here} ${lastWords(sighting.nick, words, asked)}` : here;
  const spoke = sighting.kind === "message" || sighting.kind === "action";
  const doing = lastDoing(sighting, asked);
  if (spoke) return words ? `${doing}: ${quoted(sighting.nick, words)}` : `${doing}.`;
  return words ? `${doing}. ${lastWords(sighting.nick, words, asked)}` : `${doing}.`;
}

/** One candidate of a search, with its age. */
export function candidate({ nick, at }: Sighting, { now, locale }: Asked): string {
  return `${nick} (${ago(at, now, locale)})`;
}

const isHere = (channel: string, { network, channel: here }: Asked): boolean =>
  here !== null && network.fold(channel) === network.fold(here);

/** A channel that hides itself is named nowhere but in itself. */
const mayName = (channel: string, asked: Asked): boolean =>
  isHere(channel, asked) || !asked.network.isSecret(channel);

function whereNow(nick: string, asked: Asked): string | null {
  const channels = asked.network.channelsOf(nick);
  if (channels.some((channel) => isHere(channel, asked))) return asked.t("here", { nick });
  const channel = channels.find((each) => mayName(each, asked));
  return channel === undefined ? null : asked.t("elsewhere", { nick, channel });
}

function lastDoing({ nick, at, kind, channel, detail }: Sighting, asked: Asked): string {
  const { t, now, locale } = asked;
  const place = channel !== null && mayName(channel, asked) ? channel : t("someChannel");
  // Stored as "to bob" or "from bob" (notes.ts).
  const [direction = "", other = ""] = detail.split(" ");
  const why = kind === "kick" ? kickedBy(detail, asked) : detail;
  const reason = why ? ` (${why})` : "";
  const doing = kind === "nick" ? direction : kind;
  return t("last", { nick, ago: ago(at, now, locale), doing, place, reason, other });
}

/** Stored as "by bob: reason" (notes.ts). */
function kickedBy(detail: string, { t }: Asked): string {
  const [, nick, why = ""] = /^by ([^\s:]+)(.*)$/s.exec(detail) ?? [];
  return nick === undefined ? detail : `${t("kickedBy", { nick })}${why}`;
}

const quoted = (nick: string, { kind, text }: Said): string =>
  kind === "action" ? `* ${nick} ${text}` : `<${nick}> ${text}`;

const lastWords = (nick: string, said: Said, { t, now, locale }: Asked): string =>
  t("lastWords", { ago: ago(said.at, now, locale), words: quoted(nick, said) });
