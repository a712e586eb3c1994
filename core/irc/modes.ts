import type { Isupport } from "./isupport.ts";

/** One letter of a MODE with its parameter. */
export interface ModeLetter {
  readonly add: boolean;
  readonly mode: string;
  readonly param: string | null;
}

type ModeRules = Pick<Isupport, "chanmodes" | "prefixModes">;

/** Whether a channel mode takes a parameter (modern.ircdocs.horse, MODE): lists and prefixes always, type C on setting only. */
export function takesParam(mode: string, add: boolean, rules: ModeRules): boolean {
  const { list, always, onSet } = rules.chanmodes;
  return (
    list.includes(mode) ||
    always.includes(mode) ||
    rules.prefixModes.includes(mode) ||
    (add && onSet.includes(mode))
  );
}

/**
 * Pairs the letters of a channel's MODE with their parameters. A list mode without one is a question and is left out;
 * another letter whose parameter is missing gets null.
 */
export function pairModes(
  letters: string,
  params: readonly string[],
  rules: ModeRules,
): ModeLetter[] {
  const changes: ModeLetter[] = [];
  let add = true;
  let next = 0;
  for (const mode of letters) {
    if (mode === "+" || mode === "-") {
      add = mode === "+";
      continue;
    }
    const param = takesParam(mode, add, rules) ? (params[next++] ?? null) : null;
    if (param === null && rules.chanmodes.list.includes(mode)) continue;
    changes.push({ add, mode, param });
  }
  return changes;
}

/** Letters of a user's MODE, which have no parameters. */
export function pairUserModes(letters: string): ModeLetter[] {
  const changes: ModeLetter[] = [];
  let add = true;
  for (const mode of letters) {
    if (mode === "+" || mode === "-") add = mode === "+";
    else changes.push({ add, mode, param: null });
  }
  return changes;
}

/** Writes changes as the parameters of a MODE: `["+o-v", "ann", "bob"]`. */
export function writeModes(changes: readonly ModeLetter[]): string[] {
  let letters = "";
  let add: boolean | null = null;
  for (const change of changes) {
    if (change.add !== add) letters += change.add ? "+" : "-";
    add = change.add;
    letters += change.mode;
  }
  return [letters, ...changes.flatMap(({ param }) => (param === null ? [] : [param]))];
}

/** Cuts changes into as many MODE lines as the server's MODES demands, order kept. */
export function chunkModes(changes: readonly ModeLetter[], limit: number): ModeLetter[][] {
  const chunks: ModeLetter[][] = [];
  let chunk: ModeLetter[] = [];
  let withParam = 0;
  for (const change of changes) {
    const cost = change.param === null ? 0 : 1;
    if (chunk.length > 0 && (withParam + cost > limit || chunk.length >= 20)) {
      chunks.push(chunk);
      chunk = [];
      withParam = 0;
    }
    chunk.push(change);
    withParam += cost;
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}
