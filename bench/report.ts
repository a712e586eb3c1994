/** The table people read. */
import type { Machine } from "./machine.ts";
import { isReached, type Row } from "./row.ts";

const number = (value: number): string => {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(3)));
};

function cells(row: Row): string[] {
  const { what, value, unit, target, isHighBetter, bare } = row;
  const reached = isReached(row);
  const verdict = reached ? "ok" : "miss";
  return [
    what,
    `${number(value)} ${unit}`,
    target === null ? "" : `${isHighBetter ? "≥" : "≤"} ${number(target)}`,
    reached === null ? "" : verdict,
    bare === null ? "" : `${number(bare)} (× ${number(value / bare)})`,
  ];
}

/** The machine's facts and one line for each row, in columns. */
export function table(machine: Machine, rows: readonly Row[]): string {
  const { cpu, cores, memoryGb, node, platform, commit, load } = machine;
  const facts = `${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}, Node ${node}, commit ${commit}, load before ${load}`;
  const head = ["what", "measured", "target", "", "bare irc-framework"];
  const lines = [head, ...rows.map(cells)];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const text = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(" | ")
      .trimEnd(),
  );
  return [facts, "", ...text].join("\n");
}
