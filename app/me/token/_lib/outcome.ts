import type { English } from "#core/words/catalogues";
import type { StreamEvent } from "#web/use-stream";

/** How an attempt may end, and why. */
type Result = keyof English["me"]["token"]["outcome"];

/** What became of a token, as the card shows it. */
export interface TokenOutcome {
  /** The token it is about; null for one that is nobody's. */
  readonly tokenId: string | null;
  readonly accepted: boolean;
  readonly burnt: boolean;
  /** The token can still be used. */
  readonly leavesLive: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly hostmask: string | null;
  readonly account: string | null;
  /** What to call it: a message of `me` under `token.outcome`. */
  readonly result: Result;
}

const ended = [
  "expired",
  "used",
  "replaced",
  "revoked",
  "burnt",
  "wrong-network",
] as const satisfies Result[];

const causes = [
  ...ended,
  "wrong-kind",
  "nick-taken",
  "inactive",
  "limited",
] as const satisfies Result[];

type TokenRow = Extract<StreamEvent, { name: "token" }>["data"];

/** Reads an event about one's own token; null for those that change nothing on the card. */
export function outcomeOf(event: StreamEvent): TokenOutcome | null {
  if (event.name !== "token") return null;
  const { kind, data } = event.data;
  const { action, cause, state } = detailsOf(data);
  switch (kind) {
    case "token.used":
      return outcome(event.data, action === "register" ? "linked" : "loggedIn");
    case "token.burnt":
      return outcome(event.data, "burnt");
    case "token.ended":
      return outcome(event.data, ended.find((one) => one === state) ?? "unknown");
    case "token.refused":
      return outcome(event.data, causes.find((one) => one === cause) ?? "unknown");
    default:
      return null;
  }
}

function outcome(row: TokenRow, result: Result): TokenOutcome {
  const { at, nick, userHost, account, target } = row;
  const accepted = result === "linked" || result === "loggedIn";
  return {
    tokenId: target,
    accepted,
    burnt: result === "burnt",
    leavesLive: !accepted && !(ended as readonly Result[]).includes(result),
    at: new Date(at).getTime(),
    hostmask: nick && userHost ? `${nick}!${userHost}` : nick,
    account,
    result,
  };
}

/** The outcome of the token on the card for a newer one of the same kind that was made elsewhere; null for other events. */
export function replacedBy(
  event: StreamEvent,
  shown: { readonly id: string; readonly kind: string; readonly networkId: string },
): TokenOutcome | null {
  if (event.name !== "token" || event.data.kind !== "token.made") return null;
  const { target, networkId, data } = event.data;
  if (target === shown.id || networkId !== shown.networkId) return null;
  if (detailsOf(data).purpose !== shown.kind) return null;
  return outcome({ ...event.data, target: shown.id, nick: null, userHost: null }, "replaced");
}

/** What the card says of its token after something more has happened: how it ended stays said, whatever is tried afterwards. */
export function settled(before: TokenOutcome | null, next: TokenOutcome): TokenOutcome {
  return before && !before.leavesLive ? before : next;
}

function detailsOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
}
