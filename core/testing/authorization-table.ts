/** Who may do what, checked in as docs/authorization.md: tests ask for every answer and compare it with what is written there. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const file = path.resolve(import.meta.dirname, "../../docs/authorization.md");

export interface AuthorizationTable {
  /** The heading it stands under. */
  readonly section: string;
  /** What the rows are, then who asks. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The table as it stands in the file, and as it turned out to be; equal unless somebody may more or less than is written. */
export function compared({ section, columns, rows }: AuthorizationTable): {
  readonly written: string;
  readonly found: string;
} {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const found = [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
  const text = readFileSync(file, "utf8");
  const [start, end] = [`<!-- ${section} -->\n`, `\n<!-- end of ${section} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < 0) throw new Error(`${file} has no section ${section}`);
  const written = text.slice(from + start.length, to);
  if (process.env.UPDATE_AUTHORIZATION !== "1") return { written, found };
  writeFileSync(file, text.slice(0, from + start.length) + found + text.slice(to));
  return { written: found, found };
}
