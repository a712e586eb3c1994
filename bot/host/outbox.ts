/**
 * Gathers messages for the other process and hands them over together, as a rule when this turn of the event loop ends: one message a
 * time costs five times as much (docs/decisions/045). Both ends of the channel use it.
 */
export interface Outbox<Message> {
  send(message: Message): void;
  /** Hands over what is there now. For last words, and before something that may never end. */
  flush(): void;
}

/** How long messages that may wait are gathered, and how many are enough to stop waiting. */
const GATHER_MS = 20;
const PLENTY = 64;

/**
 * `mayWait` tells messages that nobody waits for: the first of them leaves at once, what follows within 20 ms leaves together, as
 * waking the other process costs as much as several messages do. Any other message takes along what came before it.
 */
export function createOutbox<Message>(
  write: (messages: readonly Message[]) => void,
  mayWait: (message: Message) => boolean = () => false,
): Outbox<Message> {
  let messages: Message[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;
  let lastAt = Number.NEGATIVE_INFINITY;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    isDue = false;
    if (messages.length === 0) return;
    const full = messages;
    messages = [];
    lastAt = performance.now();
    write(full);
  };
  return {
    send(message) {
      messages.push(message);
      if (isDue || (timer && mayWait(message) && messages.length < PLENTY)) return;
      const waitMs = lastAt + GATHER_MS - performance.now();
      if (waitMs > 0 && messages.length < PLENTY && mayWait(message)) {
        timer = setTimeout(flush, waitMs);
        return;
      }
      isDue = true;
      setImmediate(flush);
    },
    flush,
  };
}
