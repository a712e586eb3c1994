/** What the bot needs while nothing happens, and how soon it is back when it was thrown out. */
import { setTimeout as sleep } from "node:timers/promises";
import { commandLine, family, hasProc, residentMb } from "./proc.ts";
import { eventually, low, type Measurement } from "./row.ts";

const IDLE_MS = 4_000;

export const memory: Measurement = {
  name: "memory",
  async run({ bot }) {
    if (!hasProc) return [];
    await sleep(IDLE_MS);
    const sizes = family(bot.pid).map((pid) => ({ pid, mb: residentMb(pid) }));
    const sum = (some: typeof sizes) => some.reduce((total, { mb }) => total + mb, 0);
    const isCompiler = ({ pid }: { pid: number }) => commandLine(pid).includes("esbuild");
    const [own = 0] = sizes.map(({ mb }) => mb);
    return [
      low("memory, bot", own, "MB", { target: 90 }),
      low("memory, bot and everything it started", sum(sizes), "MB", { target: 180 }),
      low("of that, the compiler of modules", sum(sizes.filter(isCompiler)), "MB"),
    ];
  },
};

/** Goes last: each further KILL in a row would be answered by a longer wait. */
export const rejoin: Measurement = {
  name: "rejoin",
  async run({ bot, server }) {
    const known = server.connectedAt.length;
    const begun = performance.now();
    bot.connection().kill();
    const at = await eventually("the next try", () => server.connectedAt[known] ?? null);
    return [low("KILL to the next try", at - begun, "ms", { target: 2_000 })];
  },
};
