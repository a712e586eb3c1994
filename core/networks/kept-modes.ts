/** Modes that the bot keeps in a channel, written as people write them: `+nt-i`, `+ntl 50`, `+k` for the channel's stored key. */
import { AppError } from "#core/errors";
import { defaultIsupport, type Isupport, readIsupport } from "#core/irc/isupport";
import { type ModeLetter, pairModes } from "#core/irc/modes";

export type ModeRules = Pick<Isupport, "chanmodes" | "prefixModes">;

/** What a network's server announced about its modes; null while nobody knows. */
export function modeRulesOf(row: {
  readonly chanmodes: string;
  readonly prefixModes: string;
}): ModeRules | null {
  if (row.chanmodes === "") return null;
  const tokens = [`CHANMODES=${row.chanmodes}`];
  return { ...readIsupport(defaultIsupport, tokens), prefixModes: row.prefixModes };
}

/** As {@link modeRulesOf} reads them back. */
export function modeColumns({ chanmodes, prefixModes }: ModeRules) {
  const { list, always, onSet, never } = chanmodes;
  return { chanmodes: [list, always, onSet, never].join(","), prefixModes };
}

/** Whether the stored key is among the modes to keep. */
export const keepsKey = (text: string): boolean => /\+[^-\s]*k/.test(text.split(/\s/)[0] ?? "");

/**
 * Reads modes to keep. Bans and other lists, operator status and voice are refused, and so is what the network has not; without
 * `rules` only what no network has. `k` takes no value here. Throws AppError invalid.
 */
export function readKeptModes(text: string, rules: ModeRules | null): ModeLetter[] {
  const [letters = "", ...params] = text.trim().split(/\s+/);
  if (letters === "") return [];
  const wellFormed =
    /^[+-][A-Za-z+-]*$/.test(letters) && params.every((one) => !one.startsWith(":"));
  if (!wellFormed) throw new AppError("invalid", { key: "networks.modesForm" });
  const known = rules ?? defaultIsupport;
  const changes = pairModes(letters, params, withoutKey(known));
  for (const mode of letters.replace(/[+-]/g, "")) checkLetter(mode, known, rules !== null);
  const counts = new Set(changes.map(({ mode }) => mode));
  if (counts.size < changes.length) throw new AppError("invalid", { key: "networks.modesTwice" });
  for (const { mode, param, add } of changes) checkValue(mode, param, add, known);
  if (changes.filter(({ param }) => param !== null).length < params.length)
    throw new AppError("invalid", { key: "networks.modesTooMuch" });
  return changes;
}

/** The key stands in a column of its own, sealed; and nobody has to know a value to have a mode taken away. */
function withoutKey({ chanmodes, prefixModes }: ModeRules): ModeRules {
  const { list, always, onSet, never } = chanmodes;
  const valued = (always + onSet).replace("k", "");
  return { prefixModes, chanmodes: { list, always: "", onSet: valued, never: `${never}k` } };
}

function checkLetter(mode: string, { chanmodes, prefixModes }: ModeRules, isSure: boolean): void {
  const { list, always, onSet, never } = chanmodes;
  if (list.includes(mode) || prefixModes.includes(mode))
    throw new AppError("invalid", { key: "networks.modesOfPeople", mode });
  if (isSure && !(always + onSet + never).includes(mode))
    throw new AppError("invalid", { key: "networks.modesUnknown", mode });
}

function checkValue(mode: string, param: string | null, add: boolean, rules: ModeRules): void {
  const { always, onSet } = rules.chanmodes;
  const isValued = add && mode !== "k" && (always + onSet).includes(mode);
  const isUsable = param === null ? !isValued : mode !== "l" || /^[1-9]\d{0,5}$/.test(param);
  if (!isUsable) throw new AppError("invalid", { key: "networks.modesValue", mode });
}

/**
 * The changes that make a channel's modes (letter to parameter) what they should be; empty when they are. A key that is another
 * goes before the right one is set, since servers refuse a second (RFC 2812, 467).
 */
export function modesToRestore(
  wanted: readonly ModeLetter[],
  present: ReadonlyMap<string, string>,
  key: string | null,
  { chanmodes }: ModeRules,
): ModeLetter[] {
  return wanted.flatMap((change) => {
    const { add, mode } = change;
    const now = present.get(mode);
    const off = { add: false, mode, param: chanmodes.always.includes(mode) ? (now ?? "*") : null };
    if (!add) return now === undefined ? [] : [off];
    if (mode === "k") return keyToRestore(now, key, off);
    return now === (change.param ?? "") ? [] : [change];
  });
}

function keyToRestore(now: string | undefined, key: string | null, off: ModeLetter): ModeLetter[] {
  if (key === null || now === key) return [];
  const on = { add: true, mode: "k", param: key };
  return now === undefined ? [on] : [off, on];
}
