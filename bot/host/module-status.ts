/** Tells the console what became of each module: a row for now, an event for the log. */
import { type Db, inTransaction, nullJson, type Prisma } from "#core/db/client";
import { insertEvents, type NewEvent } from "#core/events/events";
import type { Log } from "#core/log";
import type { ModuleNotice } from "#core/status/module-notice";
import type { ModuleManifest } from "./messages.ts";
import type { ModuleView } from "./services.ts";

export interface StatusWriter {
  /** Writes the row and its event, in the order asked; resolves when written. Problems are logged, never thrown. */
  write(view: ModuleView, manifest: ModuleManifest | undefined, text: string): Promise<void>;
  /** Something went wrong while these modules ran; `text` is for the log. */
  notice(names: readonly string[], notice: ModuleNotice, text: string): Promise<void>;
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
    write: (view, manifest, text) =>
      inTurn(() => writeStatus(db, view, manifest, text, new Date())),
    notice: (names, notice, text) => inTurn(() => writeNotice(db, names, notice, text)),
    keepOnly: (names) =>
      inTurn(() => db.moduleStatus.deleteMany({ where: { name: { notIn: [...names] } } })),
    note: (event) => inTurn(() => inTransaction(db, (tx) => insertEvents(tx, [event]))),
    close: () => last,
  };
}

const schemaOf = ({ settingsSchema }: ModuleManifest) =>
  settingsSchema == null ? nullJson : (settingsSchema as Prisma.InputJsonObject);

const helpOf = ({ help }: ModuleManifest) => help as Prisma.InputJsonObject;

async function writeStatus(
  db: Db,
  view: ModuleView,
  manifest: ModuleManifest | undefined,
  text: string,
  now: Date,
): Promise<void> {
  const { name, ...shown } = view;
  const row = {
    ...shown,
    commands: (manifest?.commands ?? []) as unknown as Prisma.InputJsonArray,
    // Without a running copy the last schema stays: settings can be put right before the next try.
    ...(manifest ? { settingsSchema: schemaOf(manifest), help: helpOf(manifest) } : {}),
    notice: nullJson,
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

async function writeNotice(
  db: Db,
  names: readonly string[],
  notice: ModuleNotice,
  text: string,
): Promise<void> {
  const { at } = notice;
  const data = { notice: { ...notice, at: at.toISOString() } };
  await inTransaction(db, async (tx) => {
    await tx.moduleStatus.updateMany({ where: { name: { in: [...names] } }, data });
    await insertEvents(tx, [
      {
        at,
        kind: "module",
        target: names.join(" "),
        text,
        severity: "warn",
        data: { names: [...names] },
      },
    ]);
  });
}
