import type { ReactNode } from "react";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "#components/ui/table";

export interface Column<Row> {
  /** Heads the column, and names the value on phones. */
  readonly title: string;
  cell(row: Row): ReactNode;
  readonly align?: "right" | undefined;
  /** Buttons: their title is for screen readers alone. */
  readonly actions?: boolean | undefined;
}

interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  readonly caption: string;
  /** The first one titles the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
}

/** A row for each of `rows`, a cell for each of `columns`; on phones each row is a card. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <Table caption={caption}>
      <TableHead>
        <tr>
          {columns.map(({ title, align, actions }) => (
            <TableHeadCell key={title} align={align}>
              {actions ? <span className="sr-only">{title}</span> : title}
            </TableHeadCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={keyOf(row)}>
            {columns.map(({ title, cell, align, actions }, at) => (
              <TableCell
                key={title}
                primary={at === 0}
                label={at === 0 || actions ? undefined : title}
                align={align}
                actions={actions}
              >
                {cell(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
