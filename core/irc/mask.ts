import { isInBlock, parseAddress, parseBlock } from "./address.ts";
import { type Casemapping, fold } from "./casemapping.ts";

/** Whom a mask is held against. */
export interface MaskSubject {
  readonly nick: string;
  readonly username: string;
  readonly host: string;
  /** Services account, null when not identified. */
  readonly account?: string | null;
  /** IP address behind the host, where known; masks match either. */
  readonly address?: string;
}

const ANY = Symbol("any run");
const ONE = Symbol("one character");
type Piece = string | typeof ANY | typeof ONE;

const ACCOUNT_MARK = "$a:";

/** Folds after taking the escapes out: under rfc1459 the backslash is itself a letter. */
function piecesOf(pattern: string, casemapping: Casemapping): Piece[] {
  const pieces: Piece[] = [];
  // A backslash before anything but a wildcard or itself is plain, so that `a\b` needs no escaping.
  for (const [token] of pattern.matchAll(/\\[*?\\]|./gsu)) {
    if (token === "?") pieces.push(ONE);
    else if (token !== "*")
      pieces.push(
        fold(token.length > 1 && token.startsWith("\\") ? token.slice(1) : token, casemapping),
      );
    else if (pieces.at(-1) !== ANY) pieces.push(ANY);
  }
  return pieces;
}

/** Goes back to the last star only, so the steps are at most pattern times text, whatever was written. */
function matchPieces(pieces: readonly Piece[], text: readonly string[]): boolean {
  let piece = 0;
  let star = -1;
  let starAt = 0;
  let at = 0;
  while (at < text.length) {
    const wanted = pieces[piece];
    if (wanted === ANY) {
      star = piece++;
      starAt = at;
    } else if (wanted === ONE || (wanted !== undefined && wanted === text[at])) {
      piece++;
      at++;
    } else if (star >= 0) {
      piece = star + 1;
      at = ++starAt;
    } else return false;
  }
  while (pieces[piece] === ANY) piece++;
  return piece === pieces.length;
}

/**
 * Prepares a pattern for many comparisons: `*` is any run, `?` one character (a whole code point), `\` makes the
 * next `*`, `?` or `\` plain. Both sides are folded. No input costs more than pattern × text steps.
 */
export function compileGlob(
  pattern: string,
  casemapping: Casemapping = "rfc1459",
): (text: string) => boolean {
  const pieces = piecesOf(pattern, casemapping);
  return (text) => matchPieces(pieces, Array.from(fold(text, casemapping)));
}

/** One comparison with {@link compileGlob}. */
export function matchesGlob(pattern: string, text: string, casemapping?: Casemapping): boolean {
  return compileGlob(pattern, casemapping)(text);
}

/**
 * Completes what people type to the full `nick!username@host` form: `nick`, `username@host`, `nick!username`, and a
 * bare host or address (told by a dot, colon or slash, which no nick has). `$a:account` stays as it is.
 */
export function completeMask(mask: string): string {
  if (mask.startsWith("$")) return mask;
  const bang = mask.indexOf("!");
  const at = mask.lastIndexOf("@");
  const orAny = (part: string) => part || "*";
  if (bang >= 0 && at > bang) {
    const username = mask.slice(bang + 1, at);
    return `${orAny(mask.slice(0, bang))}!${orAny(username)}@${orAny(mask.slice(at + 1))}`;
  }
  if (bang >= 0) return `${orAny(mask.slice(0, bang))}!${orAny(mask.slice(bang + 1))}@*`;
  if (at >= 0) return `*!${orAny(mask.slice(0, at))}@${orAny(mask.slice(at + 1))}`;
  return /[.:/]/.test(mask) ? `*!*@${mask}` : `${orAny(mask)}!*@*`;
}

function compileAccount(
  pattern: string,
  casemapping: Casemapping,
): (subject: MaskSubject) => boolean {
  const matches = compileGlob(pattern || "*", casemapping);
  return ({ account }) => typeof account === "string" && account !== "" && matches(account);
}

/**
 * Prepares a mask for many comparisons. Forms as in {@link completeMask}; the host part may be a CIDR block, held
 * against host and address where these are IP addresses. `$a:pattern` matches the services account, `$a` anyone who
 * has one. Other extended bans match nobody.
 */
export function compileMask(
  mask: string,
  casemapping: Casemapping = "rfc1459",
): (subject: MaskSubject) => boolean {
  if (mask === "$a" || mask.startsWith(ACCOUNT_MARK)) {
    return compileAccount(mask.slice(ACCOUNT_MARK.length), casemapping);
  }
  if (mask.startsWith("$")) return () => false;
  const full = completeMask(mask);
  const at = full.lastIndexOf("@");
  const block = parseBlock(full.slice(at + 1));
  const person = compileGlob(full.slice(0, at), casemapping);
  const whole = compileGlob(full, casemapping);
  return (subject) => {
    const who = `${subject.nick}!${subject.username}`;
    const hosts = [subject.host, ...(subject.address ? [subject.address] : [])];
    if (hosts.some((host) => whole(`${who}@${host}`))) return true;
    if (!block) return false;
    const isInside = hosts.some((host) => {
      const address = parseAddress(host);
      return address !== null && isInBlock(address, block);
    });
    return isInside && person(who);
  };
}

/** One comparison with {@link compileMask}. */
export function matchesMask(
  mask: string,
  subject: MaskSubject,
  casemapping?: Casemapping,
): boolean {
  return compileMask(mask, casemapping)(subject);
}
