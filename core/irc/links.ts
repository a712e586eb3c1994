/** A piece of text, or of text that leads somewhere. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

const candidate = /https?:\/\/[^\s<>"]+/gi;
const trailing = new Set(".,:;!?'\"*_~");

/**
 * Finds the web addresses in plain text. Only http and https, only what the URL parser accepts, and none that carries
 * a user name, which serves to pass one host off as another. The parts put together are the text again.
 */
export function findLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(candidate)) {
    const shown = trimmed(match[0]);
    const href = address(shown);
    if (href === null) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: shown, href });
    from = match.index + shown.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Without the punctuation of the sentence around it: "(see http://x.example/a)." ends before the bracket. */
function trimmed(link: string): string {
  let unmatched = count(link, ")") - count(link, "(");
  let end = link.length;
  for (; end > 0; end--) {
    const last = link.charAt(end - 1);
    if (last === ")" && unmatched > 0) unmatched--;
    else if (!trailing.has(last)) break;
  }
  return link.slice(0, end);
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function address(text: string): string | null {
  try {
    const url = new URL(text);
    const web = url.protocol === "http:" || url.protocol === "https:";
    return web && url.username === "" && url.password === "" ? url.href : null;
  } catch {
    return null; // Not an address after all: it stays text.
  }
}
