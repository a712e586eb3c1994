/** Saved views of the log: filters of its address under a name. A view gives no rights: what it shows is what its reader may see. */
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { isOpen, readFilter } from "#core/events/filter";
import { paramsOf, viewQueryOf } from "#core/events/filter-address";
import { type Level, levelValue, reaches } from "#core/levels";
import { newId } from "#core/secrets";

/** How many views an account may have. */
export const MOST_VIEWS = 50;
/** From here on somebody may show a view to all who read the log; below it, what they shared rests. */
const SHARES_FROM: Level = "staff";
const MOST_FOUND = 6;

/** Plain data: it goes to browsers. */
export interface LogView {
  readonly id: string;
  readonly name: string;
  /** The filters, as in the log's address. */
  readonly query: string;
  readonly shared: boolean;
}

/** Somebody else's view, with whose it is. */
export interface SharedView extends LogView {
  readonly owner: string;
}

export interface LogViews {
  readonly own: readonly LogView[];
  readonly shared: readonly SharedView[];
}

/** Whoever owns views, with the level that counts for them now. */
export interface ViewOwner {
  readonly id: string;
  readonly level: Level;
}

interface Named {
  /** 1 to 60 characters on one line. */
  readonly name: string;
  readonly shared: boolean;
}

export const mayShareViews = (level: Level) => reaches(level, SHARES_FROM);

const columns = { id: true, name: true, query: true, shared: true } as const;

const foldViewName = (name: string) => name.normalize("NFKC").toLowerCase();

const sharedWithOthers = (readerId: string) => ({
  shared: true,
  userId: { not: readerId },
  user: { state: "active", level: { gte: levelValue(SHARES_FROM) } },
});

/** Somebody's own views and those that others share, by name. */
export async function listViews(db: Db, readerId: string): Promise<LogViews> {
  const [own, others] = await Promise.all([
    db.logView.findMany({
      where: { userId: readerId },
      select: columns,
      orderBy: { nameFolded: "asc" },
    }),
    db.logView.findMany({
      where: sharedWithOthers(readerId),
      select: { ...columns, user: { select: { name: true } } },
      orderBy: [{ nameFolded: "asc" }, { id: "asc" }],
    }),
  ]);
  return { own, shared: others.map(({ user, ...view }) => ({ ...view, owner: user.name })) };
}

/** At most six of the views that {@link listViews} gives, by a part of their name; `owner` is blank for one's own. */
export async function findViews(db: Db, readerId: string, part: string): Promise<SharedView[]> {
  const rows = await db.logView.findMany({
    where: {
      nameFolded: { contains: foldViewName(part) },
      OR: [{ userId: readerId }, sharedWithOthers(readerId)],
    },
    select: { ...columns, userId: true, user: { select: { name: true } } },
    orderBy: [{ nameFolded: "asc" }, { id: "asc" }],
    take: MOST_FOUND,
  });
  return rows.map(({ user, userId, ...view }) => ({
    ...view,
    owner: userId === readerId ? "" : user.name,
  }));
}

/**
 * Keeps filters under a name and gives the view's id. Throws AppError: conflict when the owner has a view of that name or too many,
 * invalid when the query filters nothing, forbidden when the owner may not share.
 */
export async function saveView(
  db: Db,
  owner: ViewOwner,
  draft: Named & { readonly query: string },
  now: Date,
): Promise<string> {
  const id = newId();
  const query = keptQuery(draft.query);
  await inTransaction(db, async (tx) => {
    const named = await namedFor(tx, owner, draft, null);
    if ((await tx.logView.count({ where: { userId: owner.id } })) >= MOST_VIEWS)
      throw new AppError("conflict", { key: "logs.views.most", most: MOST_VIEWS });
    await tx.logView.create({
      data: { id, userId: owner.id, ...named, query, createdAt: now, updatedAt: now },
    });
  });
  return id;
}

/** Gives a view another name, and shares it or no longer does. Throws as {@link saveView} does, and not_found unless it is the owner's. */
export async function renameView(
  db: Db,
  owner: ViewOwner,
  { id, ...draft }: Named & { readonly id: string },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const data = await namedFor(tx, owner, draft, id);
    const { count } = await tx.logView.updateMany({
      where: { id, userId: owner.id },
      data: { ...data, updatedAt: now },
    });
    if (count === 0) throw gone();
  });
}

/** Puts other filters into a view and gives its name. Throws AppError: invalid when they filter nothing, not_found unless it is the owner's. */
export async function refilterView(
  db: Db,
  ownerId: string,
  { id, query }: { readonly id: string; readonly query: string },
  now: Date,
): Promise<string> {
  const [changed] = await db.logView.updateManyAndReturn({
    where: { id, userId: ownerId },
    data: { query: keptQuery(query), updatedAt: now },
    select: { name: true },
  });
  if (!changed) throw gone();
  return changed.name;
}

/** Deletes a view and gives its name. Throws AppError not_found unless it is the owner's. */
export async function deleteView(db: Db, ownerId: string, id: string): Promise<string> {
  const where = { id, userId: ownerId };
  const view = await db.logView.findUnique({ where, select: { name: true } });
  const { count } = await db.logView.deleteMany({ where });
  if (!view || count === 0) throw gone();
  return view.name;
}

const gone = () => new AppError("not_found", { key: "logs.views.gone" });

/** Only what the log knows as a filter, and that does filter. */
function keptQuery(query: string): string {
  const kept = viewQueryOf(paramsOf(query));
  if (isOpen(readFilter(new URLSearchParams(kept))))
    throw new AppError("invalid", { key: "logs.views.noFilter" });
  return kept;
}

/** Name and sharing as they are stored. Locks the owner's row first, so that two changes cannot both find the name free. */
async function namedFor(tx: Tx, owner: ViewOwner, { name, shared }: Named, ownId: string | null) {
  const { count } = await tx.user.updateMany({ where: { id: owner.id }, data: { id: owner.id } });
  if (count === 0) throw new AppError("not_found", { key: "users.gone" });
  if (shared && !mayShareViews(owner.level))
    throw new AppError("forbidden", { key: "access.needsLevel", level: SHARES_FROM });
  const nameFolded = foldViewName(name);
  const taken = await tx.logView.findFirst({ where: { userId: owner.id, nameFolded } });
  if (taken && taken.id !== ownId)
    throw new AppError("conflict", { key: "logs.views.taken", name: taken.name });
  return { name, nameFolded, shared };
}
