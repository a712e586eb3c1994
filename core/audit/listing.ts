/** Reading the audit trail. */
import type { Db, Prisma } from "#core/db/client";

export const AUDIT_PAGE = 50;

export interface AuditFilter {
  /** Part of the name of who did it, or to whom it was done. */
  readonly who: string;
  /** Beginning of what was done: `user` or `user.level`. */
  readonly action: string;
}

export type AuditRow = Prisma.AuditGetPayload<object>;

/** One page of the trail, newest first, and whether there is more. */
export async function listAudit(
  db: Db,
  { who, action }: AuditFilter,
  page: number,
): Promise<{ readonly rows: readonly AuditRow[]; readonly more: boolean }> {
  const rows = await db.audit.findMany({
    where: {
      ...(action === "" ? {} : { action: { startsWith: action } }),
      ...(who === ""
        ? {}
        : { OR: [{ actorName: { contains: who } }, { targetName: { contains: who } }] }),
    },
    orderBy: { id: "desc" },
    skip: (page - 1) * AUDIT_PAGE,
    take: AUDIT_PAGE + 1,
  });
  return { rows: rows.slice(0, AUDIT_PAGE), more: rows.length > AUDIT_PAGE };
}
