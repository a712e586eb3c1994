import { RateLimiterMemory } from "rate-limiter-flexible";
import { findTokens, hashToken } from "#core/secrets";

const MINUTE_S = 60;

/** Who tries, in the terms that are hard to change for an attacker. */
export interface Attempt {
  readonly networkId: string;
  readonly host: string;
  readonly account: string | null;
  readonly text: string;
  /** Whose credential it would be, where it is no token. */
  readonly owner?: string;
}

/**
 * Counts attempts with tokens and passwords: 5 in 10 minutes for a host and for a services account, 10 in an hour for one token's owner (by
 * the token itself), 60 in a minute altogether. Over that, attempts are dropped without an answer.
 */
export function createAttemptLimits() {
  const perHost = new RateLimiterMemory({ points: 5, duration: 10 * MINUTE_S });
  const perAccount = new RateLimiterMemory({ points: 5, duration: 10 * MINUTE_S });
  const perToken = new RateLimiterMemory({ points: 10, duration: 60 * MINUTE_S });
  const altogether = new RateLimiterMemory({ points: 60, duration: MINUTE_S });
  const told = new RateLimiterMemory({ points: 1, duration: 10 * MINUTE_S });
  const toldAltogether = new RateLimiterMemory({ points: 30, duration: MINUTE_S });

  return {
    /** False when this attempt must be dropped. */
    async allows({ networkId, host, account, text, owner }: Attempt): Promise<boolean> {
      const [token] = findTokens(text);
      const takes = [
        perHost.consume(`${networkId} ${host}`),
        ...(account === null ? [] : [perAccount.consume(`${networkId} ${account}`)]),
        ...(token === undefined ? [] : [perToken.consume(hashToken(token))]),
        ...(owner === undefined ? [] : [perToken.consume(hashToken(owner))]),
      ];
      const results = await Promise.allSettled(takes);
      if (results.some(({ status }) => status === "rejected")) return false;
      // Last: what is dropped anyway must not use up everybody's tries.
      return altogether.consume("all").then(
        () => true,
        () => false,
      );
    },
    /**
     * Whether the owner of a dropped token is to be told: of the first drop in 10 minutes, and of at most 30 in a minute
     * altogether, so that a flood of guesses costs no queries.
     */
    async tellsOwner(text: string): Promise<boolean> {
      const [token] = findTokens(text);
      if (token === undefined) return false;
      try {
        await toldAltogether.consume("all");
        await told.consume(hashToken(token));
        return true;
      } catch {
        // Over the limit, which is no error of anybody's.
        return false;
      }
    },
    /** A successful attempt gives its host its tries back. */
    async forgive({ networkId, host, account }: Omit<Attempt, "text">): Promise<void> {
      await perHost.delete(`${networkId} ${host}`);
      if (account !== null) await perAccount.delete(`${networkId} ${account}`);
    },
  };
}

export type AttemptLimits = ReturnType<typeof createAttemptLimits>;
