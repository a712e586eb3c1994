/** Runs pieces of work one after the other for each key; different keys do not wait for each other. */
export interface InOrder {
  run(key: string, work: () => Promise<void>): void;
  settled(): Promise<void>;
}

export function createInOrder(onError: (error: unknown) => void): InOrder {
  const tails = new Map<string, Promise<void>>();
  return {
    run(key, work) {
      const tail = (tails.get(key) ?? Promise.resolve()).then(work).catch(onError);
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    },
    async settled() {
      await Promise.all(tails.values());
    },
  };
}
