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
  if (isJsonMember(value)) return sql`${memberOf(column, value.path)} = ${value.equals}`;
  return all(
    Object.entries(value as Condition).map(([operator, operand]) =>
      compared(column, operator, operand),
    ),
  );
}

const isValue = (value: unknown): value is Value =>
  ["string", "number", "boolean"].includes(typeof value);

interface JsonMember {
  /** As SQLite has it (`$.module`), or PostgreSQL. */
  readonly path: string | readonly string[];
  readonly equals: string;
}

const isJsonMember = (value: unknown): value is JsonMember =>
  typeof value === "object" && value !== null && "path" in value && "equals" in value;

const memberOf = (column: Prisma.Sql, path: JsonMember["path"]) =>
  typeof path === "string"
    ? sql`json_extract(${column}, ${path})`
    : sql`jsonb_extract_path_text(${column}, ${Prisma.join([...path])})`;

const COMPARISONS: ReadonlyMap<string, string> = new Map([
  ["gt", ">"],
  ["gte", ">="],
  ["lt", "<"],
  ["lte", "<="],
]);

/** For operands without `%` and `_`: Prisma does not escape these either. */
const PATTERNS: ReadonlyMap<string, (operand: string) => string> = new Map([
  ["startsWith", (operand: string) => `${operand}%`],
  ["endsWith", (operand: string) => `%${operand}`],
  ["contains", (operand: string) => `%${operand}%`],
]);

function compared(column: Prisma.Sql, operator: string, operand: unknown): Prisma.Sql {
  if (operator === "in" && Array.isArray(operand) && operand.every(isValue))
    return operand.length === 0 ? FALSE : sql`${column} IN (${Prisma.join(operand)})`;
  const sign = COMPARISONS.get(operator);
  if (sign !== undefined && isValue(operand)) return sql`${column} ${Prisma.raw(sign)} ${operand}`;
  const pattern = PATTERNS.get(operator);
  if (pattern && typeof operand === "string" && !/[%_\\]/.test(operand))
    return sql`${column} LIKE ${pattern(operand)}`;
  throw new TypeError(`no SQL for ${operator} here`);
}
