/** Says an answer where it belongs, a few lines at a time. */
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import { MINUTE } from "#core/time";
import type { Locale } from "#core/words/locales";
import { tell } from "#core/words/told";
import type { Outcome } from "../host/messages.ts";
import type { IrcNetwork, Source } from "../irc/api.ts";
import { MAX_LINES, publicLines, readyLines } from "./lines.ts";

export interface Place {
  readonly network: IrcNetwork;
  readonly channel: string | null;
  readonly source: Source;
  /** As the line was sent: "@#dev" means that only the operators there read it. */
  readonly target: string;
  /** Fairness key: the module that speaks. */
  readonly from: string;
  /** What commands begin with there. */
  readonly prefix: string;
  /** The language of whoever asked. */
  readonly locale: Locale;
}

export interface Replies {
  /** To a channel command in the channel, to a private one in private; a private answer to a channel command by NOTICE. */
  say(place: Place, outcome: Outcome): void;
  /** The next lines of what was cut short for this person; a sentence when there are none. */
  more(place: Place): void;
}

interface Pending {
  readonly lines: readonly string[];
  readonly private: boolean;
  readonly until: number;
}

const KEEP_MS = 10 * MINUTE;
const MAX_PENDING = 1_000;
const MAX_KEPT_LINES = 60;

export function createReplies(log: Log): Replies {
  const pending = new Map<string, Pending>();
  const keyOf = ({ network, source }: Place) =>
    `${network.id} ${network.fold(source.nick)} ${source.userHost}`;

  const keep = (place: Place, lines: readonly string[], isPrivate: boolean) => {
    const key = keyOf(place);
    pending.delete(key);
    if (lines.length === 0) return;
    const [oldest] = pending.keys();
    if (pending.size >= MAX_PENDING && oldest !== undefined) pending.delete(oldest);
    pending.set(key, {
      lines: lines.slice(0, MAX_KEPT_LINES),
      private: isPrivate,
      until: Date.now() + KEEP_MS,
    });
  };

  const sayAll = (place: Place, all: readonly string[], isPrivate: boolean) => {
    const cut = all.length > MAX_LINES;
    const now = cut ? all.slice(0, MAX_LINES - 1) : all;
    for (const text of now) sendOne(place, text, isPrivate, log);
    if (!cut) return;
    const left = all.slice(now.length);
    keep(place, left, isPrivate);
    const more = { left: left.length, command: moreCommand(place) };
    sendOne(place, tell({ key: "bot.moreLines", ...more }, place.locale), isPrivate, log);
  };

  return {
    say(place, outcome) {
      const isPrivate = outcome.private || isForSome(place);
      const isOpen = place.channel !== null && !isPrivate;
      sayAll(place, isOpen ? publicLines(outcome.lines) : readyLines(outcome.lines), isPrivate);
    },
    more(place) {
      const kept = pending.get(keyOf(place));
      pending.delete(keyOf(place));
      if (!kept || kept.until < Date.now())
        return sayAll(place, [tell({ key: "bot.nothingMore" }, place.locale)], false);
      // What was told in private stays private, wherever the rest is asked for.
      return sayAll(place, kept.lines, kept.private);
    },
  };
}

/** Said to some of a channel (STATUSMSG): answering to the whole channel would tell the others. */
const isForSome = ({ channel, target, network }: Place): boolean =>
  channel !== null && network.fold(target) !== network.fold(channel);

const moreCommand = ({ channel, prefix }: Place): string =>
  channel === null ? "more" : `${prefix}more`;

function sendOne(place: Place, text: string, isPrivate: boolean, log: Log): void {
  const { network, channel, source, from } = place;
  const target = channel !== null && !isPrivate ? channel : source.nick;
  const style = channel !== null && isPrivate ? "notice" : "message";
  try {
    // Not waited for: the queue keeps the order, and an answer may take minutes to go out.
    void network.send({ target, text, style, from, confirm: false }).catch((err: unknown) => {
      log.warn({ err, network: network.id, target }, "answer not sent");
    });
  } catch (err) {
    if (!AppError.is(err)) throw err;
    log.warn({ err, network: network.id, target }, "answer refused");
  }
}
