import type { Db } from "#core/db/client";
import { hashToken } from "#core/secrets";
import type { Scene } from "./scene.ts";

/** What was promised, and what came of it. */
export interface Balance {
  readonly kills: number;
  /** Each send: what the job ended as, and how often the line was seen. */
  readonly sends: readonly {
    readonly text: string;
    readonly state: string;
    readonly result: string;
    readonly seen: number;
  }[];
  /** Quotes the bot said it had added, and whether the database has them. */
  readonly quotes: readonly {
    readonly number: number;
    readonly text: string;
    readonly stored: string | null;
  }[];
  /** Logins the bot welcomed, and what became of the token. */
  readonly logins: readonly { readonly token: string; readonly state: string }[];
  /** Lines of the channel that are in the log more than once. */
  readonly loggedTwice: readonly string[];
  readonly loggedLines: number;
  /** Everything the bot said in the channel more than once. */
  readonly saidTwice: readonly string[];
  /** The longest that a job of before a kill stayed open after the bot ran again, in milliseconds. */
  readonly longestOpenMs: number;
  /** IRC sessions still open of connections that are no more. */
  readonly staleSessions: number;
}

/** Compares what was promised with what the channel heard and what the database has. */
export async function takeStock(
  scene: Scene,
  kills: number,
  longestOpenMs: number,
): Promise<Balance> {
  const { db, said, jobs } = scene;
  const rows = await db.job.findMany({ where: { id: { in: [...jobs.keys()] } } });
  const stored = await db.quote.findMany({ select: { number: true, text: true } });
  const tokens = await db.token.findMany({ select: { hash: true, state: true } });
  const logged = await db.event.findMany({
    where: { kind: "message", nick: "watcher" },
    select: { text: true },
  });
  const stateOf = new Map(tokens.map(({ hash, state }) => [hash, state]));
  return {
    kills,
    longestOpenMs,
    sends: rows.map(({ id, state, result }) => {
      const text = jobs.get(id) ?? "";
      return { text, state, result, seen: said.filter((line) => line === text).length };
    }),
    quotes: scene.quotes.map(({ number, text }) => ({
      ...{ number, text },
      stored: stored.find((quote) => quote.number === number)?.text ?? null,
    })),
    logins: scene.tokens.map((token) => ({
      token,
      state: stateOf.get(hashToken(token)) ?? "unknown",
    })),
    loggedLines: logged.length,
    loggedTwice: twice(logged.map(({ text }) => text)),
    saidTwice: twice(said),
    staleSessions: await staleSessions(db),
  };
}

function twice(all: readonly string[]): string[] {
  const once = new Set<string>();
  return all.filter((each) => once.size === once.add(each).size);
}

async function staleSessions(db: Db): Promise<number> {
  const open = await db.ircSession.findMany({ where: { endedAt: null }, select: { epoch: true } });
  return new Set(open.map(({ epoch }) => epoch)).size;
}
