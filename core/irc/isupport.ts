import { type Casemapping, casemappingOf } from "./casemapping.ts";

/** What a server said about itself in RPL_ISUPPORT (005), as far as we use it. Immutable; {@link readIsupport} makes the next. */
export interface Isupport {
  /** All tokens as sent, values unescaped; a token without a value has the empty string. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly casemapping: Casemapping;
  readonly chantypes: string;
  /** Prefix modes, highest first, and their signs in the same order: `ov`, `@+`. */
  readonly prefixModes: string;
  readonly prefixSigns: string;
  /** Signs that may stand before a channel as a target. */
  readonly statusmsg: string;
  readonly chanmodes: ChanmodeKinds;
  /** Mode changes with a parameter in one MODE. */
  readonly modes: number;
  readonly nickLength: number;
  readonly hasWhox: boolean;
  /** Entries of MONITOR; 0 where the server has none, Infinity where it names no bound. */
  readonly monitor: number;
  /** User mode that marks bots, or null. */
  readonly botMode: string | null;
  readonly network: string | null;
}

/** CHANMODES: lists, always with a parameter, with one when set, without. */
export interface ChanmodeKinds {
  readonly list: string;
  readonly always: string;
  readonly onSet: string;
  readonly never: string;
}

const MAX_TOKENS = 200;
const noTokens: ReadonlyMap<string, string> = new Map();

/** What RFC 1459 servers are like that say nothing. */
export const defaultIsupport: Isupport = derive(noTokens);

function unescapeValue(value: string): string {
  return value.replace(/\\x([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Parameters of one 005 without our nick and the closing text. `-TOKEN` takes a token back. Bounded against endless lists. */
export function readIsupport(before: Isupport, params: readonly string[]): Isupport {
  const tokens = new Map(before.tokens);
  for (const param of params) {
    const equals = param.indexOf("=");
    const key = (equals < 0 ? param : param.slice(0, equals)).toUpperCase();
    if (key.startsWith("-")) tokens.delete(key.slice(1));
    else if (/^[A-Z0-9/.-]{1,40}$/.test(key) && (tokens.has(key) || tokens.size < MAX_TOKENS)) {
      tokens.set(key, equals < 0 ? "" : unescapeValue(param.slice(equals + 1)));
    }
  }
  return derive(tokens);
}

function derive(tokens: ReadonlyMap<string, string>): Isupport {
  const [prefixModes, prefixSigns] = readPrefix(tokens.get("PREFIX"));
  const [list, always, onSet, never] = (tokens.get("CHANMODES") ?? "beI,k,l,imnpst").split(",");
  return {
    tokens,
    casemapping: casemappingOf(tokens.get("CASEMAPPING")),
    chantypes: tokens.get("CHANTYPES") ?? "#&",
    prefixModes,
    prefixSigns,
    statusmsg: tokens.get("STATUSMSG") ?? "",
    chanmodes: { list: list ?? "", always: always ?? "", onSet: onSet ?? "", never: never ?? "" },
    modes: readCount(tokens.get("MODES"), 3),
    nickLength: readCount(tokens.get("NICKLEN"), 9),
    hasWhox: tokens.has("WHOX"),
    monitor: tokens.has("MONITOR") ? readCount(tokens.get("MONITOR"), 0) : 0,
    botMode: /^[A-Za-z]$/.test(tokens.get("BOT") ?? "") ? (tokens.get("BOT") ?? null) : null,
    network: tokens.get("NETWORK") ?? null,
  };
}

/** A bare token means without bound; nonsense means the default. */
function readCount(value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (value === "") return Number.POSITIVE_INFINITY;
  const count = Number(value);
  return Number.isSafeInteger(count) && count > 0 ? count : otherwise;
}

function readPrefix(value: string | undefined): [string, string] {
  if (value === "") return ["", ""];
  const match = /^\(([A-Za-z]*)\)(.*)$/s.exec(value ?? "");
  const [, modes, signs] = match ?? [];
  return modes !== undefined && signs !== undefined && modes.length === signs.length
    ? [modes, signs]
    : ["ov", "@+"];
}

/** How many targets one line of `command` may have (TARGMAX); `otherwise` where the server does not say. */
export function targetLimit(isupport: Isupport, command: string, otherwise = 1): number {
  for (const item of (isupport.tokens.get("TARGMAX") ?? "").split(",")) {
    const [name, count] = item.split(":");
    if (name?.toUpperCase() === command) return readCount(count ?? "", 1);
  }
  return otherwise;
}
