/** What a client's line is about to do, in terms that modules know, and the line again with what they changed. */
import type { IrcLine } from "#core/irc/message";
import { splitTargets } from "./commands/command.ts";

/** Kinds as modules know them; the fields are the texts of such an event. */
export interface Question {
  readonly name:
    | "message.channel"
    | "message.private"
    | "action"
    | "notice"
    | "join"
    | "part"
    | "quit"
    | "kick"
    | "nick"
    | "mode"
    | "topic"
    | "invite";
  readonly fields: Readonly<Record<string, string | null>>;
}

/** One thing that a line does; a line with several targets does several. */
export interface Step {
  readonly line: IrcLine;
  readonly question: Question | null;
  /** The line that does the same with other fields. */
  withFields(fields: Readonly<Record<string, string>>): IrcLine;
}

type Fields = Record<string, string>;
type Reader = (line: IrcLine) => Step[];

const plain = (line: IrcLine): Step => ({ line, question: null, withFields: () => line });

function step(
  line: IrcLine,
  name: Question["name"],
  fields: Question["fields"],
  write: (fields: Fields) => readonly string[],
): Step {
  const known = Object.fromEntries(Object.entries(fields).map(([key, text]) => [key, text ?? ""]));
  return {
    line: { ...line, params: write(known) },
    question: { name, fields },
    withFields: (changed) => ({ ...line, params: write({ ...known, ...changed }) }),
  };
}

const CTCP = "\x01";
const ACTION = `${CTCP}ACTION `;
const isForChannel = (target: string) => /^[@+]?#/.test(target);

const said: Reader = (line) => {
  const [targets, text] = line.params;
  if (text === undefined) return [plain(line)];
  return splitTargets(targets).map((target) => speech(line, target, text));
};

function speech(line: IrcLine, target: string, text: string): Step {
  const channel = isForChannel(target) ? target : null;
  if (line.command === "NOTICE")
    return step(line, "notice", { channel, text }, (changed) => [target, changed.text ?? ""]);
  const action = text.startsWith(ACTION) ? text.slice(ACTION.length).replaceAll(CTCP, "") : null;
  if (action !== null)
    return step(line, "action", { channel, text: action }, (changed) => [
      target,
      `${CTCP}ACTION ${changed.text ?? ""}${CTCP}`,
    ]);
  if (text.startsWith(CTCP)) return plain({ ...line, params: [target, text] });
  if (channel !== null)
    return step(line, "message.channel", { channel, text }, (changed) => [
      changed.channel ?? target,
      changed.text ?? "",
    ]);
  return step(line, "message.private", { target, text }, (changed) => [
    changed.target ?? target,
    changed.text ?? "",
  ]);
}

const joined: Reader = (line) => {
  const [names = "", keys = ""] = line.params;
  if (names === "0") return [plain(line)];
  const keyList = keys.split(",");
  return splitTargets(names).map((channel, at) => {
    const key = keyList[at];
    return step(line, "join", { channel }, (changed) => [
      changed.channel ?? channel,
      ...(key ? [key] : []),
    ]);
  });
};

const parted: Reader = (line) => {
  const [names, reason = ""] = line.params;
  return splitTargets(names).map((channel) =>
    step(line, "part", { channel, reason }, (changed) => [channel, changed.reason ?? ""]),
  );
};

const kicked: Reader = (line) => {
  const [channel = "", nicks, reason = ""] = line.params;
  return splitTargets(nicks).map((target) =>
    step(line, "kick", { channel, target, reason }, (changed) => [
      channel,
      changed.target ?? target,
      changed.reason ?? "",
    ]),
  );
};

const modes: Reader = (line) => {
  const [target = "", ...words] = line.params;
  // Without letters, and for lists without a parameter, it is a question and changes nothing.
  if (words.length === 0 || /^[+-]?[beI]+$/.test(words.join(" "))) return [plain(line)];
  return [
    step(line, "mode", { target, change: words.join(" ") }, (changed) => [
      target,
      ...(changed.change ?? "").split(" ").filter(Boolean),
    ]),
  ];
};

const topic: Reader = (line) => {
  const [channel = "", text] = line.params;
  if (text === undefined) return [plain(line)];
  return [step(line, "topic", { channel, text }, (changed) => [channel, changed.text ?? ""])];
};

const invited: Reader = (line) => {
  const [target = "", channel = ""] = line.params;
  return [
    step(line, "invite", { channel, target }, (changed) => [
      changed.target ?? target,
      changed.channel ?? channel,
    ]),
  ];
};

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["PRIVMSG", said],
  ["NOTICE", said],
  ["JOIN", joined],
  ["PART", parted],
  ["KICK", kicked],
  ["MODE", modes],
  ["TOPIC", topic],
  ["INVITE", invited],
  ["NICK", (line) => [step(line, "nick", { to: line.params[0] ?? "" }, ({ to = "" }) => [to])]],
  [
    "QUIT",
    (line) => [step(line, "quit", { reason: line.params[0] ?? "" }, ({ reason = "" }) => [reason])],
  ],
]);

/** What a line does, one step for each target. A line that nobody is asked about is one step without a question. */
export function stepsOf(line: IrcLine): Step[] {
  return readers.get(line.command)?.(line) ?? [plain(line)];
}
