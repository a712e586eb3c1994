import type { StreamEvent } from "#web/use-stream";
import { causeWords } from "./outcome-words.ts";

/** What became of a token, as the card shows it. */
export interface TokenOutcome {
  readonly accepted: boolean;
  readonly burnt: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly hostmask: string | null;
  readonly account: string | null;
  readonly words: string;
}

/** Reads an event about one's own token; null for those that change nothing on the card. */
export function outcomeOf(event: StreamEvent): TokenOutcome | null {
  if (event.name !== "token") return null;
  const { kind, at, nick, userHost, account, data } = event.data;
  const details = detailsOf(data);
  const hostmask = nick && userHost ? `${nick}!${userHost}` : nick;
  const base = { at: new Date(at).getTime(), hostmask, account };
  if (kind === "token.used") {
    const words = details.action === "register" ? "Linked and logged in" : "Logged in";
    return { ...base, accepted: true, burnt: false, words };
  }
  if (kind === "token.burnt")
    return { ...base, accepted: false, burnt: true, words: causeWords("burnt") };
  if (kind === "token.refused")
    return {
      ...base,
      accepted: false,
      burnt: false,
      words: causeWords(String(details.cause ?? "")),
    };
  return null;
}

function detailsOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
}
