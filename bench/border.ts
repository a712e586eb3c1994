/** The way across the process border and back, and reloading, without IRC around it: module hosts of our own. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { EventData } from "#bot/host/messages";
import { createModuleHosts, type ModuleHosts } from "#bot/host/module-hosts";
import { createLog } from "#core/log";
import { low, type Measurement, median, percentile, repeat } from "./row.ts";
import { root, type Stage } from "./stage.ts";

const RUNS = 3;
const SAMPLES = 1_500;
const RELOADS = 40;

const asked = `import { z } from "zod";
import { defineModule } from "#bot/module-api";
export default defineModule({
  name: "asked",
  summary: "Looks at every line and changes nothing.",
  settings: z.object({}),
  setup: (ctx) => ctx.intercept("message.channel", () => undefined),
});
`;

const event: Extract<EventData, { name: "message.channel" }> = {
  name: "message.channel",
  networkId: "bench",
  channel: "#bench",
  text: "a line of usual length, as people write them all day",
  at: new Date(),
  sender: {
    ...{ nick: "ann", hostmask: "ann!ann@ann.example", account: null },
    ...{ userId: null, userName: null, level: "user" as const },
  },
};

async function withHosts<Result>(stage: Stage, work: (hosts: ModuleHosts) => Promise<Result>) {
  const folder = await mkdtemp(path.join(tmpdir(), "steward-bench-modules-"));
  await mkdir(path.join(folder, "asked"), { mode: 0o755 });
  await writeFile(path.join(folder, "asked/index.ts"), asked, { mode: 0o644 });
  const hosts = createModuleHosts({
    ...{ db: stage.db, log: createLog("bench", "error"), root, databaseUrl: stage.databaseUrl },
    networks: { networkStates: () => [], onPresence: () => () => {} },
    services: () => {
      throw new Error("No module asks for anything here.");
    },
    say: () => {},
    settingsOf: async () => ({}),
    language: () => "en",
    userModulesDir: folder,
  });
  try {
    await hosts.start();
    return await work(hosts);
  } finally {
    await hosts.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

export const border: Measurement = {
  name: "border",
  run: (stage) =>
    withHosts(stage, async (hosts) => {
      if (!hosts.intercepts(event.name)) throw new Error("The module was not loaded.");
      const trip = () => timed(() => hosts.intercept(event));
      await repeat(SAMPLES, trip);
      const trips = await repeat(RUNS, async () => median(await repeat(SAMPLES, trip)));
      const reloads = await repeat(RELOADS, () => timed(() => hosts.reload("about")));
      return [
        low("event to module and back, p50", median(trips) * 1_000, "µs", { target: 150 }),
        low("module reload, p50", median(reloads), "ms", { target: 20 }),
        low("module reload, p95", percentile(reloads, 0.95), "ms"),
      ];
    }),
};
