/** Calls that are with a host: what was asked, who waits for the answer, and until when. */
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import { CALL_LIMIT_MS } from "./instance.ts";
import type { CommandData, FromHost, Outcome, ToHost } from "./messages.ts";
import { failure } from "./outcome.ts";
import { checkArguments } from "./service-arguments.ts";
import type { BotServices } from "./services.ts";

/** A command to run, as the pipeline asks for it. */
export type CallRequest = Omit<CommandData, "id" | "timeoutMs">;

/** On whose behalf a module asks something of the bot. */
export type CallContext = Omit<CallRequest, "rest" | "at">;

/** The host's own limit comes first and answers better; this one is for a host that says nothing. */
const GRACE_MS = 1_000;
const TOO_LATE = "That took too long, so I gave up on it.";

interface Call {
  readonly request: CallRequest;
  /** True once the first host died before it began. */
  readonly again: boolean;
  readonly timer: NodeJS.Timeout;
  resolve(outcome: Outcome): void;
}

export interface Calls {
  /** Sends a command; resolves with the host's answer, or with a failure when none comes. */
  run(request: CallRequest, send: (message: ToHost) => boolean, again?: boolean): Promise<Outcome>;
  reply(message: Extract<FromHost, { type: "reply" }>): void;
  /** Answers what a running command asks of the bot. */
  service(
    message: Extract<FromHost, { type: "service" }>,
    send: (message: ToHost) => boolean,
  ): void;
  /** The host died. What it had begun fails; the rest is given to `retry`, once. */
  abandon(running: readonly string[], retry: (request: CallRequest) => Promise<Outcome>): void;
}

interface CallsDeps {
  readonly log: Log;
  services(call: CallContext): BotServices;
}

let lastId = 0;

export function createCalls({ log, services }: CallsDeps): Calls {
  const calls = new Map<number, Call>();
  const end = (id: number, outcome: Outcome) => {
    const call = calls.get(id);
    if (!call) return;
    calls.delete(id);
    clearTimeout(call.timer);
    call.resolve(outcome);
  };

  return {
    run: (request, send, again = false) =>
      new Promise((resolve) => {
        const id = ++lastId;
        const timer = setTimeout(() => end(id, failure(TOO_LATE)), CALL_LIMIT_MS + GRACE_MS);
        calls.set(id, { request, again, timer, resolve });
        const command = { ...request, id, timeoutMs: CALL_LIMIT_MS };
        if (!send({ type: "command", command })) end(id, failure());
      }),

    reply: ({ id, outcome }) => end(id, outcome),

    service({ request, callId, service, args }, send) {
      const context = calls.get(callId)?.request;
      answer(context, services, service, args).then(
        (value) => send({ type: "service.result", request, value }),
        (error: unknown) => {
          if (!AppError.is(error)) log.error({ err: error, service }, "service failed");
          const told = AppError.is(error)
            ? { code: error.code, message: error.message }
            : { code: "unexpected", message: `${service} failed` };
          send({ type: "service.error", request, ...told });
        },
      );
    },

    abandon(running, retry) {
      for (const [id, { request, again, resolve }] of [...calls]) {
        if (again || running.includes(request.module)) end(id, failure());
        else {
          clearTimeout(calls.get(id)?.timer);
          calls.delete(id);
          void retry(request).then(resolve);
        }
      }
    },
  };
}

async function answer(
  call: CallRequest | undefined,
  services: (call: CallContext) => BotServices,
  service: keyof BotServices,
  args: readonly unknown[],
): Promise<unknown> {
  if (!call) throw new AppError("unavailable", "That command is over.");
  const checked = checkArguments(service, args);
  const method = services(call)[service] as (...args: readonly unknown[]) => Promise<unknown>;
  return method(...checked);
}
