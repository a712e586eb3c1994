/** Every measurement, in the order that disturbs the next one least. */
import { send, underReload } from "./asked.ts";
import { border } from "./border.ts";
import { commands } from "./commands.ts";
import { cpu, follow, intake, ping } from "./lines.ts";
import { pages } from "./pages/pages.ts";
import { memory, rejoin } from "./resting.ts";
import type { Measurement, Row } from "./row.ts";
import { openStage } from "./stage.ts";
import { viewers } from "./viewers.ts";

const suite: readonly Measurement[] = [
  ...[memory, commands, cpu, follow, ping, viewers],
  ...[send, border, underReload, intake, pages, rejoin],
];

export interface Measured {
  readonly rows: readonly Row[];
  /** What could not be measured, and why. */
  readonly failures: readonly string[];
}

/** What to measure: everything, or what is named. Throws a sentence for a name that is not known. */
export function choose(only: string | undefined): readonly Measurement[] {
  const chosen = suite.filter(({ name }) => only === undefined || name === only);
  if (chosen.length > 0) return chosen;
  const known = suite.map(({ name }) => name).join(", ");
  throw new Error(`There is no measurement "${only}". There are: ${known}.`);
}

/** One after the other. What fails costs the others nothing but their place on the stage. */
export async function measure(chosen: readonly Measurement[]): Promise<Measured> {
  const stage = await openStage();
  const rows: Row[] = [];
  const failures: string[] = [];
  try {
    for (const { name, run } of chosen) {
      process.stderr.write(`  ${name} …\n`);
      try {
        rows.push(...(await run(stage)));
      } catch (error) {
        failures.push(`${name}: ${String(error)}`);
      }
    }
  } finally {
    await stage.close();
  }
  return { rows, failures };
}
