import type { NetworkHandle } from "#bot/module-api";
import type { Sighting, Words } from "#core/seen/sightings";
import { ago } from "#core/time";

/** Where somebody asks from, and when. */
export interface Asked {
  readonly network: NetworkHandle;
  /** Null in private. */
  readonly channel: string | null;
  readonly now: Date;
}

/** What may be told about a nick here: its latest doing, and its last words if they were said in this very channel. */
export function tell(typed: string, sighting: Sighting | null, asked: Asked): string {
  const here = whereNow(typed, asked);
  if (!sighting) return here ?? `I have not seen ${typed}.`;
  const words = sighting.words && isHere(sighting.words.channel, asked) ? sighting.words : null;
  if (here !== null) return words ? `${here} ${lastWords(sighting.nick, words, asked.now)}` : here;
  const spoke = sighting.kind === "message" || sighting.kind === "action";
  const doing = `${sighting.nick} was last seen ${ago(sighting.at, asked.now)}${doingWhat(sighting, asked)}`;
  if (spoke) return words ? `${doing}: ${quoted(sighting.nick, words)}` : `${doing}.`;
  return words ? `${doing}. ${lastWords(sighting.nick, words, asked.now)}` : `${doing}.`;
}

/** One candidate of a search, with its age. */
export function candidate({ nick, at }: Sighting, now: Date): string {
  return `${nick} (${ago(at, now)})`;
}

const isHere = (channel: string, { network, channel: here }: Asked): boolean =>
  here !== null && network.fold(channel) === network.fold(here);

/** A channel that hides itself is named nowhere but in itself. */
const mayName = (channel: string, asked: Asked): boolean =>
  isHere(channel, asked) || !asked.network.isSecret(channel);

function whereNow(nick: string, asked: Asked): string | null {
  const channels = asked.network.channelsOf(nick);
  if (channels.some((channel) => isHere(channel, asked))) return `${nick} is here right now.`;
  const named = channels.find((channel) => mayName(channel, asked));
  return named === undefined ? null : `${nick} is in ${named} right now.`;
}

function doingWhat({ kind, channel, detail }: Sighting, asked: Asked): string {
  const place = channel !== null && mayName(channel, asked) ? channel : "a channel";
  const reason = detail ? ` (${detail})` : "";
  switch (kind) {
    case "message":
    case "action":
      return ` in ${place}`;
    case "join":
      return `, joining ${place}`;
    case "part":
      return `, leaving ${place}${reason}`;
    case "quit":
      return `, quitting${reason}`;
    case "kick":
      return `, being kicked from ${place}${reason}`;
    case "nick":
      return detail.startsWith("to ")
        ? `, and is now known as ${detail.slice(3)}`
        : `, changing nick ${detail}`;
  }
}

const quoted = (nick: string, { kind, text }: Words): string =>
  kind === "action" ? `* ${nick} ${text}` : `<${nick}> ${text}`;

const lastWords = (nick: string, words: Words, now: Date): string =>
  `Last words, ${ago(words.at, now)}: ${quoted(nick, words)}`;
