/** Long random scenarios on a real server, the same for the same seed. */
import { comeIn, type RealPerson } from "./real-people.ts";

/** A small generator, so that a failing run can be had again. Gives whole numbers below its argument. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Somebody {
  nick: string;
  person: RealPerson;
}

interface ScenarioSetup {
  readonly port: number;
  readonly channels: readonly string[];
  /** Channel operator everywhere; does what only they may, and stays. */
  readonly judge: RealPerson;
  readonly seed: number;
  readonly steps: number;
  /** More doings of one person, where the server knows more. */
  readonly more?: readonly ((nick: string, random: (below: number) => number) => Doing)[];
}

/** Lines, and who writes them. */
export interface Doing {
  readonly by: "judge" | "person";
  readonly lines: readonly string[];
  /** What they are called from then on, if the server lets them. */
  readonly nick?: string;
  readonly leaves?: true;
}

// Pairs that are one nick under rfc1459 and two under ascii, and the case of plain letters.
const NICKS = ["a[x]", "A{X}", "b\\y", "B|Y", "c^z", "C^Z", "dd", "DD", "e-e", "E`E", "[f]", "{F}"];
const MASKS = ["*!*@192.0.2.1", "bad!*@*", "*!x@*.example.org", "[q]!*@*", "*!*@10.0.0.0/8"];

/** Five people do `steps` things at random: who is where, with what, under which name. Each does one at a time. */
export async function doRandomThings(setup: ScenarioSetup): Promise<void> {
  const { port, channels, judge, steps } = setup;
  const random = seeded(setup.seed);
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  const people: Somebody[] = [];
  for (const nick of ["p1", "p2", "p3", "p4", "p5"]) {
    people.push({ nick, person: await comeIn(port, nick) });
  }
  const doings = [...ordinary(channels, pick, random), ...(setup.more ?? [])];
  const act = async (somebody: Somebody, step: number) => {
    const { by, lines, nick, leaves } = pick(doings)(somebody.nick, random);
    if (leaves) {
      somebody.person.write(...lines);
      await somebody.person.untilClosed();
      somebody.nick = `q${step}`;
      somebody.person = await comeIn(port, somebody.nick);
      return;
    }
    const answers = await (by === "judge" ? judge : somebody.person).ask(...lines);
    if (nick && answers.some((line) => / NICK :?/.test(line) && line.endsWith(nick))) {
      somebody.nick = nick;
    }
  };
  for (let step = 0; step < steps; step += people.length) {
    await Promise.all(people.map((somebody, index) => act(somebody, step + index)));
  }
}

type Pick = <T>(from: readonly T[]) => T;

function ordinary(
  channels: readonly string[],
  pick: Pick,
  random: (below: number) => number,
): ((nick: string) => Doing)[] {
  const mine = (...lines: string[]): Doing => ({ by: "person", lines });
  const judges = (...lines: string[]): Doing => ({ by: "judge", lines });
  const mode = (letters: readonly string[], param: (nick: string) => string) => (nick: string) =>
    judges(`MODE ${pick(channels)} ${pick(letters)} ${param(nick)}`);
  const all = channels.join(",");
  return [
    // Keys are known to all, so that they keep nobody out for good.
    () => mine(`JOIN ${pick(channels)} sesame`),
    () => mine(`JOIN ${all} sesame,sesame,sesame`),
    () => mine(`JOIN ${pick(channels)} sesame`, "PING between", `PRIVMSG ${pick(channels)} :hello`),
    () => mine(`PART ${pick(channels)} :off`),
    () => mine(`PART ${pick(channels)}`),
    (nick: string) => judges(`KICK ${pick(channels)} ${nick} :out`),
    () => {
      const to = pick(NICKS);
      return { by: "person", lines: [`NICK ${to}`], nick: to } as const;
    },
    () => ({ by: "person", lines: ["QUIT :gone"], leaves: true }) as const,
    () => mine("AWAY :not here"),
    () => mine("AWAY"),
    mode(["+o", "-o", "+v", "-v"], (nick) => nick),
    mode(["+vo", "-o+v", "-ov"], (nick) => `${nick} ${nick}`),
    mode(["+b", "-b", "+e", "-e", "+I", "-I"], () => pick(MASKS)),
    mode(["+bb", "+b-b", "-b+b"], () => `${pick(MASKS)} ${pick(MASKS)}`),
    mode(["+k", "-k"], () => "sesame"),
    mode(["+l", "+l"], () => String(50 + random(50))),
    mode(["-l", "+m", "-m", "+t", "-t", "+n", "-n", "+s", "-s", "+lt 60", "-lt"], () => ""),
    mode(["+lk"], () => "70 sesame"),
    () => judges(`TOPIC ${pick(channels)} :topic ${random(1_000)} – 漢字`),
    () => judges(`TOPIC ${pick(channels)} :`),
    () => mine(`TOPIC ${pick(channels)} :by somebody ${random(1_000)}`),
    () => mine(`MODE ${pick(channels)} +v steward`),
  ];
}
