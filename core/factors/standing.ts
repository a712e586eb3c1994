import type { Db, Tx } from "#core/db/client";

/** Does signing in to this account take more than its password? */
export async function hasSecondFactor(db: Db | Tx, userId: string): Promise<boolean> {
  return (await db.secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

export interface FactorView {
  /** When the authenticator app was set up. */
  readonly since: Date;
  readonly recoveryCodesLeft: number;
}

/** What the owner sees of their second factor; null while there is none. */
export async function viewSecondFactor(db: Db, userId: string): Promise<FactorView | null> {
  const [factor, recoveryCodesLeft] = await Promise.all([
    db.secondFactor.findUnique({ where: { userId }, select: { confirmedAt: true } }),
    db.recoveryCode.count({ where: { userId, usedAt: null } }),
  ]);
  return factor?.confirmedAt ? { since: factor.confirmedAt, recoveryCodesLeft } : null;
}
