/** Keeps people from making the bot flood: too many commands are dropped without a word. */
import { type BucketLimit, createBuckets } from "./buckets.ts";

export interface FloodLimits {
  /** For everybody behind one host. */
  readonly sender: BucketLimit;
  readonly channel: BucketLimit;
  readonly everybody: BucketLimit;
  /** How often one host is told no. */
  readonly refusals: BucketLimit;
}

export const defaultFloodLimits: FloodLimits = {
  sender: { burst: 6, perSecond: 0.5 },
  channel: { burst: 12, perSecond: 1.5 },
  everybody: { burst: 60, perSecond: 20 },
  refusals: { burst: 3, perSecond: 0.1 },
};

export interface Asking {
  readonly networkId: string;
  /** `user@host` */
  readonly userHost: string;
  /** Folded, null in private. */
  readonly channel: string | null;
}

export interface Flood {
  allows(asking: Asking, now: number): boolean;
  /** May a refusal be told, or is silence better? */
  allowsRefusal(asking: Asking, now: number): boolean;
}

export function createFlood(limits: FloodLimits = defaultFloodLimits): Flood {
  const senders = createBuckets(limits.sender);
  const channels = createBuckets(limits.channel);
  const everybody = createBuckets(limits.everybody);
  const refusals = createBuckets(limits.refusals);
  const sender = ({ networkId, userHost }: Asking) =>
    `${networkId} ${userHost.slice(userHost.lastIndexOf("@") + 1)}`;

  return {
    allows: (asking, now) =>
      senders.take(sender(asking), now) &&
      (asking.channel === null || channels.take(`${asking.networkId} ${asking.channel}`, now)) &&
      everybody.take("", now),
    allowsRefusal: (asking, now) => refusals.take(sender(asking), now),
  };
}
