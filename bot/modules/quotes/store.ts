import type { ModuleContext, NetworkHandle } from "#bot/module-api";
import { AppError } from "#core/errors";
import type { Folded } from "#core/irc/casemapping";
import { stripFormatting } from "#core/irc/formatting";
import {
  addQuote,
  type Deleter,
  deleteQuote,
  eraseDeletedQuotes,
  findQuote,
  type NewQuote,
  type Place,
  randomQuote,
  searchQuotes,
} from "#core/quotes/quotes";
import { isOptedOut } from "#core/seen/sightings";
import { after, DAY } from "#core/time";

type Db = ModuleContext<unknown>["db"];

const KEEP_DELETED_DAYS = 30;

/** The quotes of one channel at a time; whoever asks for none says so in words. */
export function createQuotes(db: Db) {
  return {
    add: (quote: NewQuote, now: Date) => addQuote(db, quote, now),

    async byNumber(place: Place, number: number) {
      const quote = await findQuote(db, place, number);
      if (!quote)
        throw new AppError("not_found", { key: "quotes.missing", number: String(number) });
      return quote;
    },

    async random(place: Place) {
      const quote = await randomQuote(db, place);
      if (!quote) throw new AppError("not_found", { key: "quotes.none" });
      return quote;
    },

    async search(place: Place, words: string) {
      const found = await searchQuotes(db, place, words);
      if (found.length === 0) throw new AppError("not_found", { key: "quotes.noneWith", words });
      return found;
    },

    delete: (place: Place, number: number, by: Deleter, now: Date) =>
      deleteQuote(db, place, number, by, now),

    eraseDeleted: (now: Date) => eraseDeletedQuotes(db, after(now, -KEEP_DELETED_DAYS * DAY)),

    /** The last line of a nick in a channel from the log, for what was said before this module ran; null when there is none. */
    async lastLogged({ networkId, channel }: Place, nickFolded: Folded) {
      const row = await db.event.findFirst({
        where: {
          networkId,
          channelFolded: channel,
          nickFolded,
          kind: { in: ["message", "action"] },
          own: false,
        },
        orderBy: { id: "desc" },
        select: { kind: true, nick: true, text: true },
      });
      return row && lineOf(row.kind === "action", row.nick ?? nickFolded, row.text);
    },

    async refuseOptedOut(networkId: string, nick: string, folded: Folded) {
      if (await isOptedOut(db, networkId, folded))
        throw new AppError("forbidden", { key: "quotes.optedOut", nick });
    },
  };
}

/** What a person said, as a quote has it. */
export function lineOf(isAction: boolean, nick: string, text: string): string {
  const plain = stripFormatting(text).trim();
  return isAction ? `* ${nick} ${plain}` : `<${nick}> ${plain}`;
}

const MAX_CHANNELS = 200;
const MAX_NICKS = 200;

/** The latest line of each nick in each channel, while this module runs. The longest silent go first. */
export function createLastLines() {
  const channels = new Map<string, Map<Folded, string>>();

  return {
    hear(network: NetworkHandle, channel: string, nick: string, line: string): void {
      const key = `${network.id} ${network.fold(channel)}`;
      const lines = channels.get(key) ?? new Map<Folded, string>();
      keepLast(channels, key, lines, MAX_CHANNELS);
      keepLast(lines, network.fold(nick), line, MAX_NICKS);
    },
    last: ({ networkId, channel }: Place, nick: Folded): string | null =>
      channels.get(`${networkId} ${channel}`)?.get(nick) ?? null,
  };
}

function keepLast<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, max: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > max && oldest !== undefined) map.delete(oldest);
}
