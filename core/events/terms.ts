/** Search words as people type them: `netsplit "good morning"`. All must occur; the last may be unfinished. */

export interface Term {
  /** As typed, without quotes and controls. */
  readonly text: string;
  /** The words in it, which follow one another: lower case, letters and digits only. */
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly open: boolean;
}

const MAX_TERMS = 10;

/** Splits what was typed into terms. Signs that are neither letters nor digits only separate. */
export function termsOf(typed: string): Term[] {
  const terms: Term[] = [];
  for (const [whole, phrase] of typed.replace(/\p{Cc}/gu, " ").matchAll(/"([^"]*)"?|[^\s"]+/gu)) {
    const text = phrase ?? whole;
    const words = wordsOf(text);
    const open = phrase === undefined && !typed.endsWith(" ");
    if (words.length > 0) terms.push({ text, words, open });
  }
  const last = terms.length - 1;
  return terms
    .map((term, at) => (at === last ? term : { ...term, open: false }))
    .slice(0, MAX_TERMS);
}

/** The words of a text, without case and accents, as the index of SQLite has them. */
function wordsOf(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Do all terms occur in the text? Without terms nothing does: a search for signs alone finds nothing. */
export function matchesTerms(terms: readonly Term[], text: string): boolean {
  if (terms.length === 0) return false;
  const words = wordsOf(text);
  return terms.every((term) => words.some((_, start) => occursAt(term, words, start)));
}

function occursAt(term: Term, words: readonly string[], start: number): boolean {
  return term.words.every((word, offset) => {
    const found = words[start + offset];
    if (found === undefined) return false;
    const last = offset === term.words.length - 1;
    return last && term.open ? found.startsWith(word) : found === word;
  });
}
