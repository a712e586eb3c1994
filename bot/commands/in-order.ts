/** Runs pieces of work one after the other for each key; different keys do not wait for each other. */
export interface InOrder {
  /** Runs it now when nothing before it still goes on, else when that is done. */
  run(key: string, work: Work): void;
  settled(): Promise<void>;
}

type Work = () => Promise<void> | undefined;

export function createInOrder(onError: (error: unknown) => void): InOrder {
  const tails = new Map<string, Promise<void>>();

  const begin = (work: Work): Promise<void> | undefined => {
    try {
      return work()?.catch(onError);
    } catch (error) {
      onError(error);
      return undefined;
    }
  };

  return {
    run(key, work) {
      const before = tails.get(key);
      const tail = before ? before.then(() => begin(work)) : begin(work);
      if (!tail) return;
      const last = tail.then(() => {
        if (tails.get(key) === last) tails.delete(key);
      });
      tails.set(key, last);
    },
    async settled() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
