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
  ...[
    memory,
    commands,
    cpu,
    follow,
    ping,
    viewers,
    send,
    border,
    underReload,
    intake,
    pages,
    rejoin,
  ],
];

/** Measures everything, or only what is named. Throws for a name that is not known, and when something does not answer. */
export async function measure(only: string | undefined): Promise<Row[]> {
  const chosen = suite.filter(({ name }) => only === undefined || name === only);
  if (chosen.length === 0) {
    const known = suite.map(({ name }) => name).join(", ");
    throw new Error(`There is no measurement "${only}". There are: ${known}.`);
  }
  const stage = await openStage();
  try {
    const rows: Row[] = [];
    for (const { name, run } of chosen) {
      process.stderr.write(`  ${name} …\n`);
      rows.push(...(await run(stage)));
    }
    return rows;
  } finally {
    await stage.close();
  }
}
