/** Everything that people on a channel can do to a bot, all at once. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { comeInFrom, type RealPerson } from "./real-people.ts";

const CHANNEL = "#home";

/** How each of the crowd batters, a burst at a time. */
const ways: readonly ((person: RealPerson, turn: number) => void)[] = [
  // Commands, from several people.
  (person) => person.write(...Array(5).fill(`PRIVMSG ${CHANNEL} :.help`)),
  (person, turn) =>
    person.write(`PRIVMSG ${CHANNEL} :.seen nobody${turn}`, "PRIVMSG steward :help"),
  (person, turn) => person.write(`PRIVMSG steward :login stwl_${turn}`, "PRIVMSG steward :whoami"),
  // Lines as long as they get, and with all the colours.
  (person) => person.write(...Array(4).fill(`PRIVMSG ${CHANNEL} :${"\x034,7漢".repeat(100)}`)),
  (person) => person.write(...Array(5).fill("PRIVMSG steward :\x01VERSION\x01")),
  (person, turn) =>
    person.write(`PRIVMSG ${CHANNEL} :\x01PING ${turn}\x01`, "NOTICE steward :\x01PING\x01"),
  (person, turn) => person.write(`NICK n${turn}x`, `NICK m${turn}y`),
  (person) =>
    person.write(`PART ${CHANNEL}`, `JOIN ${CHANNEL}`, `PART ${CHANNEL} :off`, `JOIN ${CHANNEL}`),
  (person) =>
    person.write(`JOIN ${CHANNEL}`, "INVITE steward #elsewhere", "PRIVMSG steward :.help help"),
  // Modules that mean no good.
  (person, turn) => turn % 20 === 0 && person.write(`PRIVMSG ${CHANNEL} :.spin`),
  (person, turn) => turn % 20 === 10 && person.write(`PRIVMSG ${CHANNEL} :.leave`),
  (person) => person.write(`PRIVMSG ${CHANNEL} :.flood`),
];

/** Brings a crowd, each from an address of their own, and lets them loose for a while. `judge` storms with modes and topics. */
export async function batter(port: number, judge: RealPerson, durationMs: number): Promise<void> {
  const crowd = await Promise.all(
    ways.map(async (way, index) => {
      const person = await comeInFrom(`127.0.1.${index + 1}`, port, `crowd${index}`);
      await person.ask(`JOIN ${CHANNEL}`);
      return { person, way };
    }),
  );
  const end = performance.now() + durationMs;
  for (let turn = 0; performance.now() < end; turn++) {
    for (const { person, way } of crowd) way(person, turn);
    judge.write(
      `MODE ${CHANNEL} +vv-vv crowd0 crowd1 crowd0 crowd1`,
      `MODE ${CHANNEL} +b-b *!*@${turn} *!*@${turn}`,
    );
    if (turn % 10 === 0) judge.write(`TOPIC ${CHANNEL} :${randomUUID()}`);
    await sleep(100);
  }
  for (const { person } of crowd) person.close();
}
