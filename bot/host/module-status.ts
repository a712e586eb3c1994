/** Tells the console what became of each module: a row for now, an event for the log. */
import { type Db, inTransaction, type Prisma } from "#core/db/client";
import { insertEvents, type NewEvent } from "#core/events/events";
import type { Log } from "#core/log";
import type { CommandManifest } from "./messages.ts";
import type { ModuleView } from "./services.ts";

export interface StatusWriter {
  /** Writes the row and its event, in the order asked; resolves when written. Problems are logged, never thrown. */
  write(view: ModuleView, commands: readonly CommandManifest[], text: string): Promise<void>;
  /** Removes the rows of modules that are no more. */
  keepOnly(names: readonly string[]): Promise<void>;
  /** Something about the hosts themselves. */
  note(event: NewEvent): Promise<void>;
  close(): Promise<void>;
}

export function createStatusWriter(db: Db, log: Log): StatusWriter {
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown>): Promise<void> => {
    last = last.then(work).then(
      () => {},
      (err: unknown) => log.error({ err }, "module status could not be written"),
    );
    return last;
  };

  return {
    write: (view, commands, text) =>
      inTurn(() => writeStatus(db, view, commands, text, new Date())),
    keepOnly: (names) =>
      inTurn(() => db.moduleStatus.deleteMany({ where: { name: { notIn: [...names] } } })),
    note: (event) => inTurn(() => inTransaction(db, (tx) => insertEvents(tx, [event]))),
    close: () => last,
  };
}

async function writeStatus(
  db: Db,
  view: ModuleView,
  commands: readonly CommandManifest[],
  text: string,
  now: Date,
): Promise<void> {
  const { name, ...shown } = view;
  const row = {
    ...shown,
    commands: commands as unknown as Prisma.InputJsonArray,
    loadedAt: now,
  };
  await inTransaction(db, async (tx) => {
    await tx.moduleStatus.upsert({ where: { name }, create: { name, ...row }, update: row });
    const severity = view.error === "" ? "info" : "warn";
    await insertEvents(tx, [
      { at: now, kind: "module", target: name, text, severity, data: { state: view.state } },
    ]);
  });
}
