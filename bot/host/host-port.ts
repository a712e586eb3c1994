/** The host's end of the message channel: sending, logging over it, and dying with the bot. */
import type { Log } from "#core/log";
import type { FromHost, ToHost } from "./messages.ts";

export interface HostPort {
  send(message: FromHost): void;
  onMessage(listener: (message: ToHost) => void): void;
  /** A log whose lines the bot process writes. */
  logFor(module: string): Log;
}

/** Wraps the channel that `fork` made. Exits when the bot is gone: a host without a bot serves nobody. */
export function createHostPort(host: NodeJS.Process): HostPort {
  host.on("disconnect", () => host.exit(0));
  const send = (message: FromHost) => {
    // A failure means that the bot is gone; "disconnect" ends this process then.
    if (host.connected) host.send?.(message, undefined, undefined, () => {});
  };
  return {
    send,
    onMessage: (listener) => void host.on("message", (message) => listener(message as ToHost)),
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
