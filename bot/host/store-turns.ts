/** Keeps for modules what they ask to be kept, in the bot process: one thing after the other for each module. */
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { deleteStored, listStored, readStored, writeStored } from "#core/modules/store";
import type { StoreAction } from "./store.ts";

/** A module that asks for more than this at once is refused: what waits costs the bot its memory. */
const WAITING_LIMIT = 500;

/** Carries out what a module asks for. Rejects with AppError for what does not fit, and for too much at once. */
export type StoreTurns = (module: string, action: StoreAction) => Promise<unknown>;

export function createStoreTurns(db: Db): StoreTurns {
  const turns = new Map<string, { last: Promise<unknown>; waiting: number }>();

  return async (module, action) => {
    const turn = turns.get(module) ?? { last: Promise.resolve(), waiting: 0 };
    turns.set(module, turn);
    if (turn.waiting >= WAITING_LIMIT)
      throw new AppError("rate_limited", { key: "modules.storeBusy" });
    turn.waiting++;
    const result = turn.last.then(() => carryOut(db, module, action));
    // The next in turn goes on whatever became of this one, which its own caller hears about.
    turn.last = result.catch(() => {});
    try {
      return await result;
    } finally {
      turn.waiting--;
      if (turn.waiting === 0) turns.delete(module);
    }
  };
}

function carryOut(db: Db, module: string, action: StoreAction): Promise<unknown> {
  switch (action.kind) {
    case "get":
      return readStored(db, module, action.key);
    case "set":
      return writeStored(db, module, action, new Date());
    case "delete":
      return deleteStored(db, module, action.key);
    case "list":
      return listStored(db, module, action.prefix);
  }
}
