/** What the web asks of the bot by jobs: to say something, and to load a module again while people use it. */
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { askBot } from "#core/jobs/jobs";
import { Asker } from "./commands.ts";
import { READER } from "./irc-server.ts";
import { family, hasProc, residentMb } from "./proc.ts";
import { eventually, low, type Measurement, percentile } from "./row.ts";
import type { Stage } from "./stage.ts";

const operator = { id: null, level: "superuser", via: "web" } as const;
const SENT = 60;
/** After the first, which starts the compiler. */
const FEW_RELOADS = 20;
const RELOADS = 200;
const COMMAND_EVERY_MS = 20;

/** Another client in #bench; `seen` gives the moment a text reached it. */
async function openReader({ server }: Stage) {
  const socket = connect({ host: "127.0.0.1", port: server.port, noDelay: true });
  const seenAt = new Map<string, number>();
  socket.setEncoding("utf8");
  socket.on("data", (data: string) => {
    for (const [, text = ""] of data.matchAll(/ PRIVMSG #bench :(from the web \d+)\r\n/g))
      seenAt.set(text, performance.now());
  });
  socket.write(`NICK ${READER}\r\nUSER ${READER} 0 * :${READER}\r\nJOIN #bench\r\n`);
  await eventually("the reader", () => server.find(READER));
  return {
    seen: (text: string) => eventually(text, () => seenAt.get(text) ?? null),
    close: () => socket.destroy(),
  };
}

export const send: Measurement = {
  name: "send",
  async run(stage) {
    const { db, networkId } = stage;
    const reader = await openReader(stage);
    const delays: number[] = [];
    for (let index = 0; index < SENT; index++) {
      const text = `from the web ${index}`;
      const begun = performance.now();
      await askBot(db, "send", { networkId, target: "#bench", style: "message", text }, operator);
      delays.push((await reader.seen(text)) - begun);
      // Otherwise every job would fall on the same moment between two looks of the bot.
      await sleep(Math.random() * 50);
    }
    reader.close();
    return [
      low("web send to another client, p50", percentile(delays, 0.5), "ms", { target: 50 }),
      low("web send to another client, p99", percentile(delays, 0.99), "ms", { target: 250 }),
    ];
  },
};

async function reloadOnce({ db }: Stage): Promise<void> {
  const id = await askBot(db, "module.reload", { name: "about" }, operator);
  const job = await eventually("the reload", async () => {
    const row = await db.job.findUniqueOrThrow({ where: { id } });
    return row.finishedAt ? row : null;
  });
  if (job.state !== "done") throw new Error(`The module was not reloaded: ${job.result}`);
}

export const underReload: Measurement = {
  name: "under-reload",
  async run(stage) {
    const asker = new Asker(stage.bot.connection());
    const replies: Promise<number | null>[] = [];
    const timer = setInterval(() => replies.push(asker.ask()), COMMAND_EVERY_MS);
    const megabytes = () => family(stage.bot.pid).reduce((sum, pid) => sum + residentMb(pid), 0);
    await reloadOnce(stage);
    const before = hasProc ? megabytes() : Number.NaN;
    for (let index = 0; index < FEW_RELOADS; index++) await reloadOnce(stage);
    const growth = hasProc ? (megabytes() / before - 1) * 100 : Number.NaN;
    for (let index = FEW_RELOADS + 1; index < RELOADS; index++) await reloadOnce(stage);
    clearInterval(timer);
    const delays = await Promise.all(replies);
    asker.close();
    const answered = delays.filter((delay) => delay !== null);
    return [
      low(
        `commands lost of ${delays.length} in ${RELOADS} reloads`,
        delays.length - answered.length,
        "lost",
        { target: 0 },
      ),
      low("command to reply meanwhile, p99", percentile(answered, 0.99), "ms"),
      ...(hasProc
        ? [low(`memory grown by ${FEW_RELOADS} reloads`, growth, "%", { target: 5 })]
        : []),
    ];
  },
};
