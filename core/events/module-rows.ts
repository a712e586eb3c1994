/** Which rows of the log belong to a module: its commands, which name it in their data, and what became of itself. */
import type { Provider } from "#core/db/address";
import type { Prisma } from "#core/db/client";
import { EVENT_GROUPS } from "./kinds.ts";

interface ModuleRow {
  readonly kind: string;
  readonly target: string | null;
  readonly data: unknown;
}

const isCommand = (kind: string) => (EVENT_GROUPS.commands as readonly string[]).includes(kind);

/** The module whose command a row is about; null for other rows. */
export function moduleOf({ kind, data }: Pick<ModuleRow, "kind" | "data">): string | null {
  if (!isCommand(kind) || typeof data !== "object" || data === null) return null;
  return "module" in data && typeof data.module === "string" ? data.module : null;
}

/** Is the row about this module? A row about several of them names each in its target. */
export function isOfModule(name: string, row: ModuleRow): boolean {
  if (row.kind === "module") return (row.target ?? "").split(" ").includes(name);
  return moduleOf(row) === name;
}

/** The same as a condition. The two engines write the way into a JSON column each in its own manner. */
export function ofModule(name: string, engine: Provider): Prisma.EventWhereInput {
  const path = engine === "sqlite" ? "$.module" : (["module"] as unknown as string);
  return {
    OR: [
      { kind: { in: [...EVENT_GROUPS.commands] }, data: { path, equals: name } },
      {
        kind: "module",
        OR: [
          { target: name },
          { target: { startsWith: `${name} ` } },
          { target: { endsWith: ` ${name}` } },
          { target: { contains: ` ${name} ` } },
        ],
      },
    ],
  };
}
