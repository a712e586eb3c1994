import type { NetworkHandle, Sender, Translate } from "#bot/module-api";
import { AppError } from "#core/errors";
import type { Place, Quote } from "#core/quotes/quotes";
import type { createQuotes } from "./store.ts";
import type { Words } from "./words.ts";

const MAX_SHOWN = 20;

/** Where the quotes of a channel are. */
export function forChannel(network: NetworkHandle, channel: string): Place {
  return { networkId: network.id, channel: network.fold(channel) };
}

interface Asked {
  readonly network: NetworkHandle;
  readonly channel: string | null;
  readonly sender: Sender;
  readonly t: Translate<Words>;
  readonly args: { readonly what?: string };
}

/** In private people name the channel first, and must be in it. */
export function fromAnywhere({ network, channel, sender, t, args: { what = "" } }: Asked) {
  if (channel !== null) return { place: forChannel(network, channel), what };
  const [named = "", ...rest] = what.split(/\s+/);
  if (!network.isChannel(named)) throw new AppError("invalid", t("whichChannel"));
  const isThere = network
    .channelsOf(sender.nick)
    .some((each) => network.fold(each) === network.fold(named));
  if (!isThere) throw new AppError("forbidden", t("notBoth", { channel: named }));
  return { place: forChannel(network, named), what: rest.join(" ") };
}

/** One line for one quote; for words that several have, how many there are and each of them. */
export async function recall(
  t: Translate<Words>,
  quotes: ReturnType<typeof createQuotes>,
  place: Place,
  what: string,
): Promise<string | string[]> {
  if (what === "") return show(t, await quotes.random(place));
  const number = /^#?(\d{1,9})$/.exec(what)?.[1];
  if (number !== undefined) return show(t, await quotes.byNumber(place, Number(number)));
  const found = await quotes.search(place, what);
  const [only] = found;
  if (found.length === 1 && only) return show(t, only);
  const shown = found.slice(0, MAX_SHOWN).map(({ number: id, text }) => `#${id} ${text}`);
  return [t("several", { count: found.length, words: what }), ...shown];
}

function show(t: Translate<Words>, { number, text, addedByNick, createdAt }: Quote): string {
  const day = createdAt.toISOString().slice(0, 10);
  return t("shown", { number, text, by: addedByNick, day });
}
