/** Token buckets by key, bounded in number. */
export interface BucketLimit {
  /** How many at once. */
  readonly burst: number;
  readonly perSecond: number;
}

export interface Buckets {
  /** Takes one; false when there is none left. `now` is in milliseconds and never goes back. */
  take(key: string, now: number): boolean;
}

const MAX_KEYS = 10_000;

export function createBuckets({ burst, perSecond }: BucketLimit): Buckets {
  const buckets = new Map<string, { left: number; at: number }>();
  const fullAfterMs = (burst / perSecond) * 1_000;

  const prune = (now: number) => {
    // Full buckets say nothing; if there are still too many, the oldest go.
    for (const [key, { at }] of buckets) if (now - at > fullAfterMs) buckets.delete(key);
    for (const key of buckets.keys()) {
      if (buckets.size < MAX_KEYS) return;
      buckets.delete(key);
    }
  };

  return {
    take(key, now) {
      const bucket = buckets.get(key);
      if (!bucket && buckets.size >= MAX_KEYS) prune(now);
      const before = bucket ?? { left: burst, at: now };
      const left = Math.min(burst, before.left + ((now - before.at) / 1_000) * perSecond);
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
      return left >= 1;
    },
  };
}
