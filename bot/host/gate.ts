export interface Gate {
  readonly isOpen: boolean;
  open(): void;
  shut(): void;
  /** Resolves to true once it is open, to false when it is not within `limitMs` or is never to open again. */
  whenOpen(limitMs: number): Promise<boolean>;
  /** Sends everybody away who waits or comes. */
  brick(): void;
}

/** Something to wait at, shut at first. */
export function createGate(): Gate {
  const waiting = new Set<(isOpen: boolean) => void>();
  let state: "open" | "shut" | "bricked" = "shut";
  const tell = (isOpen: boolean) => {
    for (const go of [...waiting]) go(isOpen);
  };
  return {
    get isOpen() {
      return state === "open";
    },
    open() {
      if (state !== "shut") return;
      state = "open";
      tell(true);
    },
    shut() {
      if (state === "open") state = "shut";
    },
    whenOpen(limitMs) {
      if (state !== "shut") return Promise.resolve(state === "open");
      return new Promise((resolve) => {
        const timer = setTimeout(() => go(false), limitMs);
        const go = (isOpen: boolean) => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve(isOpen);
        };
        waiting.add(go);
      });
    },
    brick() {
      state = "bricked";
      tell(false);
    },
  };
}
