/**
 * Gathers messages for the other process and hands them over together when this turn of the event loop ends: one message a
 * time costs five times as much (docs/decisions/045). Both ends of the channel use it.
 */
export interface Outbox<Message> {
  send(message: Message): void;
  /** Hands over what is there now. For last words, and before something that may never end. */
  flush(): void;
}

export function createOutbox<Message>(
  write: (messages: readonly Message[]) => void,
): Outbox<Message> {
  let messages: Message[] = [];
  const flush = () => {
    if (messages.length === 0) return;
    const full = messages;
    messages = [];
    write(full);
  };
  return {
    send(message) {
      if (messages.push(message) === 1) setImmediate(flush);
    },
    flush,
  };
}
