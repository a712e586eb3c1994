import { type Db, inTransaction } from "#core/db/client";
import { insertEvents, type NewEvent } from "#core/events/events";

/** What ann says in #dev, unless it is said otherwise. */
export const line = (text: string, more: Partial<NewEvent> = {}): NewEvent => ({
  at: new Date(),
  kind: "message",
  networkId: "net",
  channel: "#dev",
  nick: "ann",
  userHost: "~ann@host.example",
  text,
  ...more,
});

/** Writes rows as the recorder does: all of them or none. */
export const say = (db: Db, ...events: NewEvent[]) =>
  inTransaction(db, (tx) => insertEvents(tx, events));
