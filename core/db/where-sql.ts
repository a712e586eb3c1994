/**
 * A Prisma condition as SQL, for statements that Prisma cannot express. One source for both: who may see what is said once.
 * Understands what the log's conditions use and refuses everything else.
 */
import { Prisma } from "#generated/sqlite/client/client";
import { sql } from "./client.ts";

type Value = string | number | boolean;
type Condition = Readonly<Record<string, unknown>>;

const TRUE = sql`1 = 1`;
const FALSE = sql`1 = 0`;
/** Names of ours, never anybody's input; checked all the same, for they go into the statement as they are. */
const COLUMN = /^[a-z][A-Za-z]*$/;

const all = (parts: readonly Prisma.Sql[]) =>
  parts.length === 0 ? TRUE : sql`(${Prisma.join([...parts], " AND ")})`;
const any = (parts: readonly Prisma.Sql[]) =>
  parts.length === 0 ? FALSE : sql`(${Prisma.join([...parts], " OR ")})`;
const listOf = (value: unknown): readonly Condition[] =>
  Array.isArray(value) ? value : [value as Condition];

/** The condition on one table without joins. Throws for what it does not understand. */
export function whereSql(where: Condition): Prisma.Sql {
  return all(
    Object.entries(where).map(([key, value]) => {
      if (key === "AND") return all(listOf(value).map(whereSql));
      if (key === "OR") return any(listOf(value).map(whereSql));
      if (key === "NOT") return sql`NOT ${all(listOf(value).map(whereSql))}`;
      if (!COLUMN.test(key)) throw new TypeError(`"${key}" is no column`);
      return columnSql(Prisma.raw(`"${key}"`), value);
    }),
  );
}

function columnSql(column: Prisma.Sql, value: unknown): Prisma.Sql {
  if (value === null) return sql`${column} IS NULL`;
  if (isValue(value)) return sql`${column} = ${value}`;
  return all(
    Object.entries(value as Condition).map(([operator, operand]) =>
      compared(column, operator, operand),
    ),
  );
}

const isValue = (value: unknown): value is Value =>
  ["string", "number", "boolean"].includes(typeof value);

function compared(column: Prisma.Sql, operator: string, operand: unknown): Prisma.Sql {
  if (operator === "in" && Array.isArray(operand) && operand.every(isValue))
    return operand.length === 0 ? FALSE : sql`${column} IN (${Prisma.join(operand)})`;
  if (isValue(operand)) {
    if (operator === "gt") return sql`${column} > ${operand}`;
    if (operator === "gte") return sql`${column} >= ${operand}`;
    if (operator === "lt") return sql`${column} < ${operand}`;
    if (operator === "lte") return sql`${column} <= ${operand}`;
  }
  throw new TypeError(`no SQL for ${operator} here`);
}
