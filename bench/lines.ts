/** Plain lines: what they cost, how many are taken in, and when a follower of the database sees them. */
import { setTimeout as sleep } from "node:timers/promises";
import { createWaker } from "#core/db/wake";
import type { Connection } from "./irc-server.ts";
import { cpuSeconds, hasProc } from "./proc.ts";
import { eventually, high, low, type Measurement, median, percentile, repeat } from "./row.ts";
import type { Stage, Subject } from "./stage.ts";

const RUNS = 3;
const TICK_MS = 10;
/** Modules gather what they store for a second; that work belongs to the lines. */
const AFTERMATH_MS = 1_300;

/** Even a machine with ten other things to do has stored everything by then. */
const BUSY_LIMIT_MS = 120_000;

let marks = 0;

/** What somebody says in #bench, as the server relays it. */
export const line = (text: string, index: number) =>
  `:talker${index % 40}!u@host${index % 40}.example PRIVMSG #bench :${text}\r\n`;
const chatter = (index: number) =>
  line(`line ${index} of what people say to each other when they talk of nothing much`, index);

/** Writes `count` lines at an even pace; resolves when the last is written. */
export async function paced(
  connection: Connection,
  { count, perSecond }: { readonly count: number; readonly perSecond: number },
  make: (index: number) => string,
): Promise<void> {
  const begun = performance.now();
  for (let written = 0; written < count; ) {
    const due = Math.min(count, Math.ceil(((performance.now() - begun) / 1_000) * perSecond));
    let text = "";
    for (; written < due; written++) text += make(written);
    if (text) await connection.write(text);
    await sleep(TICK_MS);
  }
}

/** Says one line more and waits until its row is there: lines are stored in order, so all before it were dealt with. */
async function stored({ bot, db }: Stage): Promise<void> {
  const text = `mark ${marks++}`;
  await bot.connection().write(line(text, 0));
  await eventually(
    "the last line's row",
    async () => {
      const last = await db.event.findFirst({
        where: { kind: "message" },
        orderBy: { id: "desc" },
      });
      return last?.text === text ? last : null;
    },
    BUSY_LIMIT_MS,
  );
}

/** Processor seconds for 1,000 lines. */
async function cost(subject: Subject, settled: () => Promise<void>): Promise<number> {
  const count = 4_000;
  const before = cpuSeconds(subject.pid);
  await paced(subject.connection(), { count, perSecond: 2_000 }, chatter);
  await settled();
  await sleep(AFTERMATH_MS);
  return ((cpuSeconds(subject.pid) - before) / count) * 1_000;
}

export const cpu: Measurement = {
  name: "cpu",
  async run(stage) {
    if (!hasProc) return [];
    const { bot, bare } = stage;
    const runs = await repeat(RUNS, async () => [
      await cost(bot, () => stored(stage)),
      await cost(bare, async () => {}),
    ]);
    const of = (which: 0 | 1) => median(runs.map((run) => run[which] ?? Number.NaN));
    return [low("CPU per 1,000 plain lines, stored", of(0), "s", { target: 0.15, bare: of(1) })];
  },
};

/** Mostly talk; every tenth line somebody comes or goes. */
function mixed(index: number): string {
  if (index % 10 !== 9) return chatter(index);
  const nick = `guest${Math.floor(index / 20)}`;
  return `:${nick}!u@${nick}.example ${index % 20 === 9 ? "JOIN" : "PART"} #bench\r\n`;
}

export const intake: Measurement = {
  name: "intake",
  async run(stage) {
    const { bot, db } = stage;
    const count = 20_000;
    const flood = Array.from({ length: count }, (_, index) => mixed(index)).join("");
    const runs = await repeat(RUNS, async () => {
      const before = await db.event.count();
      const begun = performance.now();
      await bot.connection().write(flood);
      await stored(stage);
      const seconds = (performance.now() - begun) / 1_000;
      const rows = (await db.event.count()) - before;
      return { perSecond: rows / seconds, lost: count + 1 - rows };
    });
    return [
      high("lines tracked and stored", median(runs.map((run) => run.perSecond)), "per s", {
        target: 20_000,
      }),
      low("lines lost when 20,000 come at once", Math.max(...runs.map((run) => run.lost)), "lost", {
        target: 0,
      }),
    ];
  },
};

/** Lines between two PINGs. */
const PING_EVERY = 50;

export const ping: Measurement = {
  name: "ping",
  async run(stage) {
    const connection = stage.bot.connection();
    const askedAt = new Map<string, number>();
    const delays: number[] = [];
    const stop = connection.onLine((said) => {
      const [, word = ""] = /^PONG :(alive\d+)$/.exec(said) ?? [];
      const asked = askedAt.get(word);
      if (asked !== undefined) delays.push(performance.now() - asked);
    });
    await paced(connection, { count: 3_000, perSecond: 1_000 }, (index) => {
      if (index % PING_EVERY > 0) return chatter(index);
      askedAt.set(`alive${index}`, performance.now());
      return `${chatter(index)}PING :alive${index}\r\n`;
    });
    await eventually("every PONG", () => delays.length === askedAt.size || null, BUSY_LIMIT_MS);
    stop();
    await stored(stage);
    return [
      low("PING to PONG at 1,000 lines a second, p50", percentile(delays, 0.5), "ms"),
      low("PING to PONG meanwhile, longest", Math.max(...delays), "ms", { target: 500 }),
    ];
  },
};

export const follow: Measurement = {
  name: "follow",
  async run({ bot, db, databaseUrl }) {
    const count = 3_000;
    const sentAt: number[] = [];
    const delays: number[] = [];
    let last = (await db.event.findFirst({ orderBy: { id: "desc" } }))?.id ?? 0;
    const look = async () => {
      const rows = await db.event.findMany({ where: { id: { gt: last } }, orderBy: { id: "asc" } });
      const now = performance.now();
      for (const { id, text } of rows) {
        last = id;
        const at = sentAt[Number(/^followed (\d+)$/.exec(text)?.[1])];
        if (at !== undefined) delays.push(now - at);
      }
    };
    let looking: Promise<void> = Promise.resolve();
    const waker = createWaker(databaseUrl, (error) => console.error(error));
    waker.onWake("Event", () => {
      looking = looking.then(look);
    });
    await paced(bot.connection(), { count, perSecond: 1_000 }, (index) => {
      sentAt[index] = performance.now();
      return line(`followed ${index}`, index);
    });
    await eventually("every row", () => (delays.length >= count ? true : null));
    await waker.close();
    await looking;
    return [
      low("line to row at a follower, 1,000/s, p50", percentile(delays, 0.5), "ms", {
        target: 100,
      }),
      low("line to row at a follower, 1,000/s, p99", percentile(delays, 0.99), "ms", {
        target: 500,
      }),
    ];
  },
};
