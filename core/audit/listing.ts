/** Reading the audit trail. */
import type { Db, Prisma } from "#core/db/client";
import { type Cursor, type KeysetPage, keysetPage } from "#core/db/keyset";

const AUDIT_PAGE = 50;

export interface AuditFilter {
  /** Part of the name of who did it, or to whom it was done. */
  readonly who: string;
  /** Beginning of what was done: `user` or `user.level`. */
  readonly action: string;
}

export type AuditRow = Prisma.AuditGetPayload<object>;

/** One page of the trail, newest first. Keys are numbers of rows. */
export function listAudit(
  db: Db,
  { who, action }: AuditFilter,
  cursor: Cursor | null,
): Promise<KeysetPage<AuditRow>> {
  const id = Number(cursor?.key);
  const beyond = Number.isSafeInteger(id) && { id: { [cursor?.back ? "gt" : "lt"]: id } };
  return keysetPage({
    cursor,
    size: AUDIT_PAGE,
    keyOf: (row) => String(row.id),
    find: (take) =>
      db.audit.findMany({
        where: {
          ...(beyond || {}),
          ...(action === "" ? {} : { action: { startsWith: action } }),
          ...(who === ""
            ? {}
            : { OR: [{ actorName: { contains: who } }, { targetName: { contains: who } }] }),
        },
        orderBy: { id: cursor?.back ? "asc" : "desc" },
        take,
      }),
  });
}
