/** Moves the past of renamed channels, as soon as their new name is in the log. */
import type { IrcEvent } from "#bot/irc/api";
import type { Db } from "#core/db/client";
import type { Waker } from "#core/db/wake";
import { followRenames } from "#core/events/renames";
import type { Log } from "#core/log";

interface Renames {
  handle(event: IrcEvent): void;
  close(): Promise<void>;
}

/** Looks for what a former process left over, and after each rename. */
export function startRenames(db: Db, waker: Waker, log: Log): Renames {
  const stop = new AbortController();
  /** Renames whose rows are not in the log yet. */
  let expected = 0;
  let looking: Promise<void> | undefined;
  const follow = () => {
    looking ??= followRenames(db, stop.signal)
      .then((count) => {
        expected = Math.max(0, expected - count);
      })
      .catch((err: unknown) => {
        expected ||= 1;
        log.warn({ err }, "the past of a renamed channel waits");
      })
      .finally(() => {
        looking = undefined;
      });
  };
  const stopWatching = waker.onWake("Event", () => {
    if (expected > 0 && !stop.signal.aborted) follow();
  });
  follow();
  return {
    handle: ({ kind }) => {
      if (kind === "rename") expected += 1;
    },
    async close() {
      stop.abort();
      stopWatching();
      await looking;
    },
  };
}
