/** A command in a channel and its reply, as the server sees them. */
import type { Connection } from "./irc-server.ts";
import { high, low, type Measurement, median, percentile, repeat } from "./row.ts";
import type { Subject } from "./stage.ts";

const RUNS = 3;
const SAMPLES = 400;
const WARM_UP = 300;
const PIPELINED = 4_000;
/** How many commands wait for their replies at once. */
const WINDOW = 128;
const LIMIT_MS = 10_000;

/** Asks in the name of as many people as commands may be under way; each waits for their reply before they ask again. */
export class Asker {
  readonly #connection: Connection;
  readonly #waiting = new Map<string, (answered: boolean) => void>();
  readonly #idle = Array.from({ length: WINDOW }, (_, index) => `person${index}`);
  readonly #stop: () => void;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#stop = connection.onLine((line) => {
      const nick = /^PRIVMSG #bench :(\S+): pong$/.exec(line)?.[1];
      if (nick !== undefined) this.#waiting.get(nick)?.(true);
    });
  }

  /** Milliseconds from `.ping` to its reply; null when none came within ten seconds. */
  ask(): Promise<number | null> {
    const nick = this.#idle.shift();
    if (nick === undefined) throw new RangeError("Everybody is waiting for a reply.");
    const begun = performance.now();
    return new Promise((resolve) => {
      const done = (answered: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(nick);
        this.#idle.push(nick);
        resolve(answered ? performance.now() - begun : null);
      };
      const timer = setTimeout(() => done(false), LIMIT_MS);
      this.#waiting.set(nick, done);
      void this.#connection.write(`:${nick}!u@${nick}.example PRIVMSG #bench :.ping\r\n`);
    });
  }

  close(): void {
    this.#stop();
  }
}

async function answered(asker: Asker): Promise<number> {
  const ms = await asker.ask();
  if (ms === null) throw new Error("A command got no reply.");
  return ms;
}

async function withAsker<Result>(subject: Subject, work: (asker: Asker) => Promise<Result>) {
  const asker = new Asker(subject.connection());
  try {
    return await work(asker);
  } finally {
    asker.close();
  }
}

const latencies = (subject: Subject) =>
  withAsker(subject, (asker) => repeat(SAMPLES, () => answered(asker)));

/** Replies a second while {@link WINDOW} commands are under way at any moment. */
const rate = (subject: Subject) =>
  withAsker(subject, async (asker) => {
    const begun = performance.now();
    const lane = () => repeat(PIPELINED / WINDOW, () => answered(asker));
    const lanes = await Promise.all(Array.from({ length: WINDOW }, lane));
    return (lanes.flat().length / (performance.now() - begun)) * 1_000;
  });

export const commands: Measurement = {
  name: "commands",
  async run({ bot, bare }) {
    for (const subject of [bot, bare])
      await withAsker(subject, (asker) => repeat(WARM_UP, () => answered(asker)));
    // Taken in turns, so that whatever else the machine does falls on both.
    const runs = await repeat(RUNS, async () => ({
      bot: await latencies(bot),
      bare: await latencies(bare),
      botRate: await rate(bot),
      bareRate: await rate(bare),
    }));
    const of = (whose: "bot" | "bare", share: number) =>
      median(runs.map((run) => percentile(run[whose], share)));
    const rates = (whose: "botRate" | "bareRate") => median(runs.map((run) => run[whose]));
    return [
      low("command to reply, p50", of("bot", 0.5), "ms", { target: 1.5, bare: of("bare", 0.5) }),
      low("command to reply, p99", of("bot", 0.99), "ms", { target: 6, bare: of("bare", 0.99) }),
      high("commands", rates("botRate"), "per s", { target: 5_000, bare: rates("bareRate") }),
    ];
  },
};
