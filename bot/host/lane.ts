/**
 * What a host hears in order: who is where, what happened, and commands. No more is on its way than the host has room for, so
 * that a burst waits here and not in the host; what a host that died had not begun is told to the next one.
 */
import type { Story } from "./messages.ts";

/** How much a host may have before it must say that it took some. */
const WINDOW = 512;
/** From here on whoever brings events should wait. */
const BEHIND = 2_000;

interface LaneDeps {
  /** How many events may wait before new ones are dropped. */
  readonly backlog: number;
  send(message: Story): void;
  /** Once for each time that events begin to be dropped. */
  onDrop(): void;
}

export interface Lane {
  /** True while a host that runs takes in less than comes. While none runs, waiting would not help. */
  readonly isBehind: boolean;
  tell(message: Story): void;
  /** The host is ready to listen. */
  open(): void;
  /** The host took this many more. */
  taken(count: number): void;
  /**
   * The host is gone, having begun its message number `begun` (the first is 1). What it had not begun comes first in the next
   * one. Gives the ids of the commands that are still to come.
   */
  shut(begun: number): ReadonlySet<number>;
  /** A new host is told the whole of presence, so changes that still wait mean nothing to it. */
  forgetPresence(): void;
  /** Takes back a command that was not sent yet. */
  takeBack(commandId: number): void;
}

export function createLane({ backlog, send, onDrop }: LaneDeps): Lane {
  let waiting: Story[] = [];
  /** Sent, and not taken yet; the first has number `takenCount + 1`. */
  let sent: Story[] = [];
  let takenCount = 0;
  let isOpen = false;
  let isDropping = false;

  const sendSome = () => {
    const room = isOpen ? WINDOW - sent.length : 0;
    if (room <= 0 || waiting.length === 0) return;
    const next = waiting.splice(0, room);
    sent.push(...next);
    for (const message of next) send(message);
    if (waiting.length === 0) isDropping = false;
  };

  return {
    get isBehind() {
      return isOpen && waiting.length >= BEHIND;
    },
    tell(message) {
      if (isOpen && waiting.length === 0 && sent.length < WINDOW) {
        sent.push(message);
        send(message);
        return;
      }
      // Commands have limits of their own, and presence must stay whole.
      if (message.type !== "event" || waiting.length < backlog) waiting.push(message);
      else if (!isDropping) {
        isDropping = true;
        onDrop();
      }
    },
    open() {
      isOpen = true;
      sendSome();
    },
    taken(count) {
      takenCount += Math.min(count, sent.length);
      sent.splice(0, count);
      sendSome();
    },
    shut(begun) {
      const notBegun = sent.slice(Math.max(0, begun - takenCount));
      waiting = [...notBegun, ...waiting];
      sent = [];
      takenCount = 0;
      isOpen = false;
      return new Set(waiting.flatMap((one) => (one.type === "command" ? [one.command.id] : [])));
    },
    forgetPresence() {
      waiting = waiting.filter(({ type }) => type !== "presence");
    },
    takeBack(commandId) {
      waiting = waiting.filter((one) => one.type !== "command" || one.command.id !== commandId);
    },
  };
}
