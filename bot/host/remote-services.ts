/** The bot's services and store as a module sees them: each call travels to the bot process and back. */
import { AppError, type ErrorCode } from "#core/errors";
import type { HostPort } from "./host-port.ts";
import type { FromHost, ToHost } from "./messages.ts";
import { type BotServices, SERVICE_NAMES } from "./services.ts";
import type { StoreTrip } from "./store.ts";

type Settlement = Extract<ToHost, { type: "service.result" | "service.error" }>;

type Without<Message, Field extends PropertyKey> = Message extends unknown
  ? Omit<Message, Field>
  : never;
type Question = Without<Extract<FromHost, { type: "service" | "store" }>, "request">;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** One for the whole host; requests are told apart by number. */
export function createRemoteServices(port: HostPort) {
  const waiting = new Map<number, Waiting>();
  let last = 0;

  const ask = (message: Question) =>
    new Promise((resolve, reject) => {
      const request = ++last;
      waiting.set(request, { resolve, reject });
      port.send({ ...message, request });
    });

  return {
    /** The services for one running command; they answer as long as it runs. */
    forCall(callId: number): BotServices {
      const entries = SERVICE_NAMES.map((service) => [
        service,
        (...args: unknown[]) => ask({ type: "service", callId, service, args }),
      ]);
      return Object.fromEntries(entries) as BotServices;
    },

    /** What a module keeps, for as long as the host lives. */
    storeFor(module: string): StoreTrip {
      return (action) => ask({ type: "store", module, action });
    },

    settle(message: Settlement): void {
      const caller = waiting.get(message.request);
      waiting.delete(message.request);
      if (message.type === "service.result") caller?.resolve(message.value);
      else caller?.reject(errorFrom(message));
    },
  };
}

/** "unexpected" is what the bot process sends for anything that was no AppError; its cause is in the bot's log. */
function errorFrom({ code, message }: { code: string; message: string }): Error {
  return code === "unexpected" ? new Error(message) : new AppError(code as ErrorCode, message);
}
