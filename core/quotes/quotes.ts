/** Quotes: numbered per channel, never twice the same number, deleted softly. */
import { type Db, inTransaction, isDuplicate, type Prisma } from "#core/db/client";
import { literalPart } from "#core/db/like";
import { AppError } from "#core/errors";
import type { Folded } from "#core/irc/casemapping";
import { stripFormatting } from "#core/irc/formatting";
import { newId } from "#core/secrets";

/** Where quotes belong. */
export interface Place {
  readonly networkId: string;
  readonly channel: Folded;
}

export interface Quote {
  readonly number: number;
  readonly text: string;
  readonly addedByNick: string;
  readonly addedById: string | null;
  readonly createdAt: Date;
}

export interface NewQuote extends Place {
  /** The channel as people write it. */
  readonly channelName: string;
  readonly text: string;
  readonly by: { readonly nick: string; readonly userId: string | null };
}

const select = {
  number: true,
  text: true,
  addedByNick: true,
  addedById: true,
  createdAt: true,
} as const;

/** How many a search looks at. */
const CANDIDATES = 500;
const TRIES = 3;

/** What two quotes have in common when they are the same: letters, not case, colour or spacing. */
export function quoteKey(text: string): string {
  return stripFormatting(text).normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

const live = ({ networkId, channel }: Place) =>
  ({ networkId, channelFolded: channel, deletedAt: null }) satisfies Prisma.QuoteWhereInput;

/** Adds a quote and gives it the channel's next number. Throws AppError conflict naming the quote that says the same. */
export async function addQuote(db: Db, quote: NewQuote, now: Date): Promise<Quote> {
  for (let tries = 1; ; tries++) {
    try {
      return await addOnce(db, quote, now);
    } catch (error) {
      // Two first quotes of a channel can both want to make its counter; the next try finds it there.
      if (!isDuplicate(error) || tries === TRIES) throw error;
    }
  }
}

function addOnce(db: Db, quote: NewQuote, now: Date): Promise<Quote> {
  const { networkId, channel, channelName, text, by } = quote;
  return inTransaction(db, async (tx) => {
    const key = { networkId, channelFolded: channel };
    // Holding the counter's row, nobody else adds to this channel until we are done.
    const { last } = await tx.quoteCounter.upsert({
      where: { networkId_channelFolded: key },
      create: { ...key, last: 1 },
      update: { last: { increment: 1 } },
    });
    const textKey = quoteKey(text);
    const same = await tx.quote.findFirst({ where: { ...live(quote), textKey }, select });
    if (same) throw new AppError("conflict", { key: "quotes.known", number: String(same.number) });
    return tx.quote.create({
      data: {
        ...{ id: newId(), networkId, channel: channelName, channelFolded: channel },
        ...{ number: last, text, textKey, createdAt: now },
        ...{ addedById: by.userId, addedByNick: by.nick },
      },
      select,
    });
  });
}

/** One quote by its number, or null. */
export function findQuote(db: Db, place: Place, number: number): Promise<Quote | null> {
  return db.quote.findFirst({ where: { ...live(place), number }, select });
}

/** Any one of a channel's quotes, or null when it has none. */
export async function randomQuote(db: Db, place: Place): Promise<Quote | null> {
  const count = await db.quote.count({ where: live(place) });
  if (count === 0) return null;
  const skip = Math.floor(Math.random() * count);
  return db.quote.findFirst({ where: live(place), orderBy: { number: "asc" }, skip, select });
}

/** The quotes of a channel that have these words in them, oldest first; at most 500 are looked at. */
export async function searchQuotes(db: Db, place: Place, words: string): Promise<Quote[]> {
  const key = quoteKey(words);
  const rows = await db.quote.findMany({
    where: { ...live(place), textKey: { contains: literalPart(key) } },
    orderBy: { number: "asc" },
    take: CANDIDATES,
    select: { ...select, textKey: true },
  });
  return rows.filter(({ textKey }) => textKey.includes(key));
}

export interface Deleter {
  readonly userId: string | null;
  /** May delete what others added. */
  readonly mayAll: boolean;
}

/** Deletes a quote. Throws AppError not_found, or forbidden when somebody else added it. */
export async function deleteQuote(
  db: Db,
  place: Place,
  number: number,
  by: Deleter,
  now: Date,
): Promise<void> {
  // A null owner must not match somebody without an account: `own` is only asked for with an id.
  const own = by.mayAll ? {} : { addedById: by.userId ?? "nobody" };
  const { count } = await db.quote.updateMany({
    where: { ...live(place), number, ...own },
    data: { deletedAt: now },
  });
  if (count === 1) return;
  if (await findQuote(db, place, number))
    throw new AppError("forbidden", { key: "quotes.notYours", number: String(number) });
  throw new AppError("not_found", { key: "quotes.missing", number: String(number) });
}

/** Erases what was deleted before `before`; gives how many. */
export async function eraseDeletedQuotes(db: Db, before: Date): Promise<number> {
  return (await db.quote.deleteMany({ where: { deletedAt: { lt: before } } })).count;
}
