/**
 * The longest part of a text that means itself in SQL's LIKE on both engines. Prisma's `contains` passes `%`, `_` and `\` on
 * as they are; ask with this part, then compare what comes back with the whole text.
 */
export function literalPart(text: string, alsoSplitAt = ""): string {
  const special = new Set(`%_\\${alsoSplitAt}`);
  let longest = "";
  let part = "";
  for (const char of text) {
    part = special.has(char) ? "" : part + char;
    if (part.length > longest.length) longest = part;
  }
  return longest;
}
