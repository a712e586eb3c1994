/** Usage lines: parser, help text and argument types in one. */
import type { Told } from "#core/words/told";

export interface Param {
  readonly name: string;
  readonly required: boolean;
  /** Takes everything that is left, as it was said. */
  readonly rest: boolean;
  readonly number: boolean;
}

/** A usage line that has been read once, when its module was loaded. */
export interface Usage {
  readonly line: string;
  readonly params: readonly Param[];
}

export type ParsedArgs =
  | { readonly ok: true; readonly args: Readonly<Record<string, string | number>> }
  /** `problem` is fit to be said on IRC. */
  | { readonly ok: false; readonly problem: Told };

const shape = /^(?:<([a-z]\w*)(:number)?(\.\.\.)?>|\[([a-z]\w*)(:number)?(\.\.\.)?\])$/i;

/**
 * Reads a usage line such as `<nick> [count:number] [reason...]`. Throws TypeError when it is malformed, so that a slip
 * shows when the module is loaded and not when somebody uses it.
 */
export function readUsage(line: string): Usage {
  const params = line
    .split(" ")
    .filter(Boolean)
    .map((token) => readParam(token, line));
  const names = new Set<string>();
  params.forEach((param, at) => {
    if (names.has(param.name))
      throw new TypeError(`"${param.name}" comes twice in usage "${line}"`);
    names.add(param.name);
    if (param.rest && at < params.length - 1)
      throw new TypeError(`Nothing can follow "${param.name}..." in usage "${line}"`);
    if (param.required && params[at - 1]?.required === false)
      throw new TypeError(`"${param.name}" is required after an optional one in usage "${line}"`);
  });
  return { line, params };
}

function readParam(token: string, line: string): Param {
  const match = shape.exec(token);
  const name = match?.[1] ?? match?.[4];
  if (!match || name === undefined)
    throw new TypeError(`Cannot read "${token}" in usage "${line}"`);
  const number = (match[2] ?? match[5]) !== undefined;
  const rest = (match[3] ?? match[6]) !== undefined;
  if (number && rest) throw new TypeError(`"${token}" cannot be a number and the rest`);
  return { name, required: match[1] !== undefined, rest, number };
}

/** Holds what was said after a command's name against its usage. What is missing or wrong is told in words. */
export function parseArgs(usage: Usage, command: string, said: string): ParsedArgs {
  const args: Record<string, string | number> = {};
  const help = { usage: [command, usage.line].filter(Boolean).join(" ") };
  let left = said.trim();
  for (const param of usage.params) {
    if (left === "") {
      const { name } = param;
      if (param.required)
        return { ok: false, problem: { key: "bot.usage.missing", name, ...help } };
      break;
    }
    const taken = param.rest ? { word: left, left: "" } : takeWord(left);
    left = taken.left;
    const value = param.number ? numberOf(taken.word) : taken.word;
    if (value === null)
      return { ok: false, problem: { key: "bot.usage.noNumber", name: param.name, ...help } };
    args[param.name] = value;
  }
  if (left !== "") return { ok: false, problem: { key: "bot.usage.tooMuch", ...help } };
  return { ok: true, args };
}

/** The first word, or what stands between double quotes; a quote that never closes is a plain character. */
function takeWord(text: string): { word: string; left: string } {
  const quoted = /^"((?:[^"\\]|\\.)*)"(?=\s|$)/.exec(text);
  if (quoted)
    return {
      word: (quoted[1] ?? "").replace(/\\(["\\])/g, "$1"),
      left: text.slice(quoted[0].length).trimStart(),
    };
  const end = text.search(/\s/);
  if (end === -1) return { word: text, left: "" };
  return { word: text.slice(0, end), left: text.slice(end).trimStart() };
}

/** A whole number as people write it, `#7` included; null when it is none. */
function numberOf(word: string): number | null {
  const digits = /^#?(-?\d{1,15})$/.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}
