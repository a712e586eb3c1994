/** The host's end of the message channel: sending, logging over it, and dying with the bot. */
import type { Log } from "#core/log";
import type { FromHost, ToHost } from "./messages.ts";
import { createOutbox } from "./outbox.ts";

export interface HostPort {
  send(message: FromHost): void;
  /** Sends what waits at once. For last words, and before code that may never end. */
  flush(): void;
  onMessage(listener: (message: ToHost) => void): void;
  /** A log whose lines the bot process writes. */
  logFor(module: string): Log;
  /** Ends the connection with the bot, and with it this process. */
  close(): void;
}

/** Wraps the channel that `fork` made. Exits when the bot is gone: a host without a bot serves nobody. */
export function createHostPort(host: NodeJS.Process): HostPort {
  const write = host.send as
    | ((messages: readonly FromHost[], done: () => void) => boolean)
    | undefined;
  const { disconnect } = host;
  // Modules speak through what they are given; the channel itself is not theirs.
  Reflect.deleteProperty(host, "send");
  Reflect.deleteProperty(host, "disconnect");
  host.on("disconnect", () => host.exit(0));

  const writeAll = (messages: readonly FromHost[]) => {
    if (!host.connected) return;
    try {
      // A failure later on means that the bot is gone; "disconnect" ends this process then.
      write?.call(host, messages, () => {});
    } catch (error) {
      // One holds what cannot be cloned. The others must not be lost with it.
      if (messages.length > 1) for (const message of messages) writeAll([message]);
      else host.stderr.write(`a message could not be sent: ${String(error)}\n`);
    }
  };
  const { send, flush } = createOutbox(writeAll);

  return {
    send,
    flush,
    onMessage(listener) {
      host.on("message", (messages) => {
        for (const message of messages as readonly ToHost[]) listener(message);
      });
    },
    logFor(module) {
      const write =
        (level: "debug" | "info" | "warn" | "error") => (details: object, message: string) =>
          send({ type: "log", level, module, message: String(message), details: plain(details) });
      return {
        debug: write("debug"),
        info: write("info"),
        warn: write("warn"),
        error: write("error"),
      };
    },
    close() {
      flush();
      disconnect?.call(host);
    },
  };
}

/** What can be cloned: errors as name, message and stack, functions and such left out. */
function plain(details: object): Record<string, unknown> {
  try {
    return JSON.parse(JSON.stringify(details, errorsToo)) as Record<string, unknown>;
  } catch {
    // A circular structure; losing the details is better than losing the line.
    return { unreadable: Object.keys(details) };
  }
}

function errorsToo(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (!(value instanceof Error)) return value;
  return { type: value.name, message: value.message, stack: value.stack, cause: value.cause };
}
