/** The pages of a large installation, as the server answers them to superusers. */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { low, type Measurement, percentile, type Row, repeat } from "../row.ts";
import { root } from "../stage.ts";
import { seededFile } from "./seed.ts";
import { startWeb, type Web } from "./web.ts";

const TARGET_MS = 200;
const SAMPLES = 40;
/** People who search at the same time, over and over. */
const SEARCHERS = 4;

/** Name, path. The words are in the seed: common, rare, and in no row at all. */
const PAGES: readonly (readonly [string, string])[] = [
  ["/", "/"],
  ["/commands", "/commands"],
  ["/me", "/me"],
  ["/console", "/console"],
  ["/console/logs", "/console/logs"],
  ["/console/logs, of a channel and kind", "/console/logs?kind=commands&channel=%23channel7"],
  ["/console/logs, of a nick that is not there", "/console/logs?nick=nobody"],
  ["/console/logs, searching", "/console/logs?q=kalo%20ter"],
  ["/console/logs, searching in vain", "/console/logs?q=ka%20lo%20nowhere"],
  ["/console/logs, the strip of a day", "/console/logs/histogram"],
  ["/console/people", "/console/people"],
  ["/console/people, far in", "/console/people?after=person090000"],
  ["/console/people, searching", "/console/people?q=person0777"],
  ["/console/people, searching in vain", "/console/people?q=nobody%20of%20that%20name"],
  ["/console/people/:user", "/console/people/person000001"],
  ["/console/audit", "/console/audit"],
  ["/console/audit, searching in vain", "/console/audit?who=nobody"],
];

export const pages: Measurement = {
  name: "pages",
  async run() {
    build();
    const folder = await mkdtemp(path.join(tmpdir(), "steward-bench-pages-"));
    try {
      const file = await seededFile(root, folder);
      const web = await startWeb(file, folder, SEARCHERS + 1);
      try {
        return [...(await answers(web)), await besideSearches(web)];
      } finally {
        await web.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** In a process of its own: it talks on standard output, which is for the figures. */
function build(): void {
  const work = `import("./scripts/prepare.mjs").then(({ buildPages }) => buildPages())`;
  const built = spawnSync(process.execPath, ["--eval", work], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (built.status !== 0) throw new Error("The pages could not be built.");
}

async function answers(web: Web): Promise<Row[]> {
  // Whoever is signed in is sent on from there.
  const rows = [await answer("/signin", () => web.get("/signin", { who: "nobody" }))];
  for (const [name, address] of PAGES) rows.push(await answer(name, () => web.get(address)));
  return rows;
}

async function answer(name: string, get: () => Promise<number>): Promise<Row> {
  await repeat(3, get);
  const times = await repeat(SAMPLES, get);
  return low(`page ${name}, p95`, percentile(times, 0.95), "ms", { target: TARGET_MS });
}

/** What somebody else waits for a page while others search the whole log for what is nowhere in it. */
async function besideSearches(web: Web): Promise<Row> {
  const leaving = new AbortController();
  const searching = Array.from({ length: SEARCHERS }, async (_, who) => {
    const address = "/console/logs/older?before=1000001&q=ka%20lo%20s";
    while (!leaving.signal.aborted)
      await web.get(`${address}&nick=nobody`, { who: who + 1, signal: leaving.signal });
  });
  const times = await repeat(SAMPLES, () => web.get("/signin", { who: "nobody" }));
  leaving.abort();
  await Promise.allSettled(searching);
  const what = `page /signin while ${SEARCHERS} people search, p95`;
  return low(what, percentile(times, 0.95), "ms", { target: TARGET_MS });
}
