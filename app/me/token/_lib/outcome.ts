import type { English } from "#core/words/catalogues";
import type { StreamEvent } from "#web/use-stream";

/** How an attempt may end, and why. */
type Result = keyof English["me"]["token"]["outcome"];

/** What became of a token, as the card shows it. */
export interface TokenOutcome {
  readonly accepted: boolean;
  readonly burnt: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly hostmask: string | null;
  readonly account: string | null;
  /** What to call it: a message of `me` under `token.outcome`. */
  readonly result: Result;
}

const causes = [
  "expired",
  "used",
  "replaced",
  "revoked",
  "burnt",
  "wrong-kind",
  "wrong-network",
  "nick-taken",
  "inactive",
  "limited",
] as const satisfies Result[];

/** Reads an event about one's own token; null for those that change nothing on the card. */
export function outcomeOf(event: StreamEvent): TokenOutcome | null {
  if (event.name !== "token") return null;
  const { kind, at, nick, userHost, account, data } = event.data;
  const details = detailsOf(data);
  const hostmask = nick && userHost ? `${nick}!${userHost}` : nick;
  const base = { at: new Date(at).getTime(), hostmask, account };
  if (kind === "token.used") {
    const result = details.action === "register" ? "linked" : "loggedIn";
    return { ...base, accepted: true, burnt: false, result };
  }
  if (kind === "token.burnt") return { ...base, accepted: false, burnt: true, result: "burnt" };
  if (kind === "token.refused")
    return {
      ...base,
      accepted: false,
      burnt: false,
      result: causes.find((cause) => cause === details.cause) ?? "unknown",
    };
  return null;
}

function detailsOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
}
