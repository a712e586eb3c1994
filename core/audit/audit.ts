/** One trail of who changed what, across web, IRC, API and command line. Rows are only ever added. */
import type { Db, Prisma, Tx } from "#core/db/client";
import { redact } from "#core/secrets";

export type AuditVia = "web" | "irc" | "api" | "cli" | "system";

export interface AuditEntry {
  readonly at: Date;
  /** Who did it; `id` is absent for the system and for people without an account. */
  readonly actor: { readonly id?: string | undefined; readonly name: string };
  readonly via: AuditVia;
  /** What was done, as `subject.verb`: `user.level`, `settings.change`, `session.revoke`. */
  readonly action: string;
  readonly target?:
    | { readonly type: string; readonly id: string; readonly name?: string | undefined }
    | undefined;
  /** What changed, before and after: only the fields that differ. Leave secrets out; tokens of ours are hidden anyway. */
  readonly before?: Prisma.InputJsonObject | undefined;
  readonly after?: Prisma.InputJsonObject | undefined;
  readonly reason?: string | undefined;
  readonly ip?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Writes one audit row. Call it in the transaction that makes the change, so that neither exists without the other. */
export async function recordAudit(tx: Db | Tx, entry: AuditEntry): Promise<void> {
  await tx.audit.create({
    data: {
      at: entry.at,
      actorId: entry.actor.id ?? null,
      actorName: entry.actor.name,
      via: entry.via,
      action: entry.action,
      targetType: entry.target?.type ?? "",
      targetId: entry.target?.id ?? "",
      targetName: entry.target?.name ?? "",
      reason: redact(entry.reason ?? ""),
      ip: entry.ip ?? "",
      requestId: entry.requestId ?? "",
      ...(entry.before === undefined ? {} : { before: safe(entry.before) }),
      ...(entry.after === undefined ? {} : { after: safe(entry.after) }),
    },
  });
}

/** {@link recordAudit} of what somebody did on the web to their own account. */
export function recordOwnDoing(
  tx: Db | Tx,
  { id, name }: { readonly id: string; readonly name: string },
  { now, ip }: { readonly now: Date; readonly ip: string },
  what: Pick<AuditEntry, "action" | "before" | "after">,
): Promise<void> {
  const target = { type: "user", id, name };
  return recordAudit(tx, { at: now, actor: { id, name }, via: "web", target, ip, ...what });
}

function safe(fields: Prisma.InputJsonObject): Prisma.InputJsonObject {
  return JSON.parse(redact(JSON.stringify(fields))) as Prisma.InputJsonObject;
}

/** The fields of `next` that differ from `previous`, as before and after for an audit row; null when nothing differs. */
export function changes<Fields extends Record<string, string | number | boolean | null>>(
  previous: Fields,
  next: Partial<Fields>,
): { before: Prisma.InputJsonObject; after: Prisma.InputJsonObject } | null {
  const changed = Object.keys(next).filter((key) => next[key] !== previous[key]);
  if (changed.length === 0) return null;
  const pick = (from: Partial<Fields>) =>
    Object.fromEntries(changed.map((key) => [key, from[key] ?? null]));
  return { before: pick(previous), after: pick(next) };
}
