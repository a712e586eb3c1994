/** The live log with everybody looking: lines from IRC, through bot, database and the web's stream, to 200 open pages. */
import { fork } from "node:child_process";
import { get, type IncomingMessage } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { line, paced } from "./lines.ts";
import { low, type Measurement, percentile } from "./row.ts";
import type { Stage } from "./stage.ts";

const VIEWERS = 200;
/** As many as one person may have open. */
const PAGES = 5;
const LINES = 5_000;
const PER_SECOND = 1_000;
/** Rows that were not there by then are lost. */
const PATIENCE_MS = 10_000;
const MARK = '"text":"viewed ';

interface Viewer {
  readonly delays: number[];
  readonly ready: Promise<void>;
  close(): void;
}

/** Six of ten are superusers, three staff, one searches. Each person has five pages open. */
function whoIs(index: number): { readonly session: string; readonly query: string } {
  const person = Math.floor(index / PAGES);
  const isStaff = person % 10 >= 6 && person % 10 < 9;
  const query = person % 10 === 9 ? "topics=log&q=viewed" : "topics=log";
  return { session: `${isStaff ? "staff" : "superuser"} user${person}`, query };
}

function openViewer(port: number, index: number, sentAt: readonly number[]): Viewer {
  const { session, query } = whoIs(index);
  const delays: number[] = [];
  const request = get({
    ...{ host: "127.0.0.1", port, path: `/api/stream?${query}`, agent: false },
    headers: { "x-session": session },
  });
  const ready = new Promise<void>((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (answer: IncomingMessage) => {
      if (answer.statusCode !== 200) reject(new Error(`A viewer got ${answer.statusCode}.`));
      let rest = "";
      answer.setEncoding("latin1");
      answer.on("data", (data: string) => {
        const text = rest + data;
        rest = text.slice(takeRows(text, delays, sentAt));
        if (text.includes("event: ready")) resolve();
      });
    });
  });
  return { delays, ready, close: () => request.destroy() };
}

/** Notes the delay of every whole row in the text; gives how far it was read. */
function takeRows(text: string, delays: number[], sentAt: readonly number[]): number {
  const now = performance.now();
  const end = text.lastIndexOf("\n\n") + 2;
  if (end < 2) return 0;
  for (let at = text.indexOf(MARK); at >= 0 && at < end; at = text.indexOf(MARK, at + 1)) {
    const sent = sentAt[Number.parseInt(text.slice(at + MARK.length, at + MARK.length + 8), 10)];
    if (sent !== undefined) delays.push(now - sent);
  }
  return end;
}

async function startViewerServer({ databaseUrl }: Stage) {
  const child = fork(path.join(import.meta.dirname, "viewer-server.ts"), [databaseUrl], {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", 2, 2, "ipc"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", resolve as (port: unknown) => void);
    child.once("exit", (code) => reject(new Error(`The stream's server ended with ${code}.`)));
  });
  return { port, close: () => child.disconnect() };
}

export const viewers: Measurement = {
  name: "viewers",
  async run(stage) {
    const server = await startViewerServer(stage);
    const sentAt: number[] = [];
    const open = Array.from({ length: VIEWERS }, (_, index) =>
      openViewer(server.port, index, sentAt),
    );
    await Promise.all(open.map(({ ready }) => ready));
    await paced(stage.bot.connection(), { count: LINES, perSecond: PER_SECOND }, (index) => {
      sentAt[index] = performance.now();
      return line(`viewed ${index}`, index);
    });
    const deadline = performance.now() + PATIENCE_MS;
    const isAllThere = () => open.every(({ delays }) => delays.length >= LINES);
    while (!isAllThere() && performance.now() < deadline) await sleep(20);
    for (const viewer of open) viewer.close();
    server.close();
    const delays = open.flatMap((viewer) => viewer.delays);
    const wanted = VIEWERS * LINES;
    const what = `line to row in an open live log, ${VIEWERS} viewers`;
    return [
      low(`${what}, 1,000/s, p50`, percentile(delays, 0.5), "ms", { target: 100 }),
      low(`${what}, 1,000/s, p99`, percentile(delays, 0.99), "ms", { target: 500 }),
      low(`rows of ${wanted.toLocaleString("en")} not delivered`, wanted - delays.length, "lost", {
        target: wanted / 1_000,
      }),
    ];
  },
};
