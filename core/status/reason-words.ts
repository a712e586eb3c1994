/**
 * Reasons as the bot writes them down, said in a reader's language. They are kept in English, with the words of servers and sockets behind
 * them; what is ours is found again by its sentence, and the rest stays as it came.
 */
import { reasons } from "#core/words/en/console/reasons";
import type { Words } from "#core/words/translate";

interface SaidReason {
  readonly text: string;
  /** What the socket itself said, for whoever has to search for it; null when `text` has it all. */
  readonly raw: string | null;
}

type Cause = keyof (typeof reasons)["connection"];

/** Beginnings of what Node and OpenSSL say. */
const CAUSES: readonly (readonly [RegExp, Cause])[] = [
  [/^connect ECONNREFUSED\b/, "refused"],
  [/^(connect|read) ECONNRESET\b|^write EPIPE\b|^socket hang up$/, "reset"],
  [/^(connect|read) ETIMEDOUT\b/, "timedOut"],
  [/^connect (EHOSTUNREACH|ENETUNREACH)\b/, "unreachable"],
  [/^getaddrinfo ENOTFOUND\b/, "noSuchHost"],
  [/^getaddrinfo EAI_AGAIN\b/, "lookup"],
  [/^(write EPROTO\b.*)?.*:(wrong version number|packet length too long)\b/, "noTls"],
  [/^certificate has expired$/, "expired"],
  [/^certificate is not yet valid$/, "notYet"],
  [/^self[- ]signed certificate\b/, "selfSigned"],
  [/^unable to (verify the first|get (local )?issuer) certificate$/, "unknownIssuer"],
  [/^Hostname\/IP does not match certificate's altnames\b/, "otherName"],
];

const keyByText = <Key extends string>(texts: Readonly<Record<Key, string>>) =>
  new Map(Object.entries(texts).map(([key, text]) => [text as string, key as Key]));

const refusals = keyByText(reasons.refused);
const changes = keyByText(reasons.changes);

/** Why something did not come about: a socket's complaint, a server's refusal, or anything else, which stays as it is. */
export function reasonInWords(reason: string, t: Words<"console">): SaidReason {
  const cause = CAUSES.find(([pattern]) => pattern.test(reason))?.[1];
  if (cause) return { text: t(`reasons.connection.${cause}`), raw: reason };
  const colon = reason.indexOf(": ");
  const head = colon < 0 ? reason.replace(/\.$/, "") : reason.slice(0, colon);
  const refusal = refusals.get(head);
  const text = refusal ? `${t(`reasons.refused.${refusal}`)}${reason.slice(head.length)}` : reason;
  return { text, raw: null };
}

/** Which of them a sentence has, its pattern has as well. */
type Arguments = Record<"before" | "after" | "who" | "place" | "name", string>;
type ToldChange = keyof (typeof reasons)["toldChanges"];

/** The narrower sentence first: what stands for a level in one also matches the other. */
const toldChanges = (Object.entries(reasons.toldChanges) as [ToldChange, string][])
  .map(([key, sentence]) => ({ key, ...patternOf(sentence) }))
  .sort((one, other) => other.fixed - one.fixed);

/** What finds a sentence again, with its arguments by name, and how much of it is always the same. */
function patternOf(sentence: string): { readonly pattern: RegExp; readonly fixed: number } {
  const parts = sentence.split(/\{\w+\}/);
  const names = sentence.match(/(?<=\{)\w+(?=\})/g) ?? [];
  const source = parts
    .map(
      (part, place) =>
        part.replace(/[.()]/g, "\\$&") + (names[place] ? `(?<${names[place]}>.+)` : ""),
    )
    .join("");
  return { pattern: new RegExp(`^${source}$`), fixed: parts.join("").length };
}

/** What the log says happened to an account. */
export function changeInWords(text: string, t: Words<"console">): string {
  const change = changes.get(text);
  if (change) return t(`reasons.changes.${change}`);
  for (const { key, pattern } of toldChanges) {
    const found = pattern.exec(text)?.groups;
    if (found) return t(`reasons.toldChanges.${key}`, found as Arguments);
  }
  return text;
}
