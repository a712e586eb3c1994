/** Calls that are with a host: what was asked, who waits for the answer, and until when. */
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import { SOURCE_LOCALE } from "#core/words/locales";
import { type SendAnswer, sendAnswer } from "./answers.ts";
import { CALL_LIMIT_MS } from "./instance.ts";
import type { CommandData, FromHost, Outcome } from "./messages.ts";
import { failure } from "./outcome.ts";
import { checkArguments } from "./service-arguments.ts";
import type { BotServices } from "./services.ts";

/** A command to run, as the pipeline asks for it. */
export type CallRequest = Omit<CommandData, "id" | "timeoutMs">;

/** On whose behalf a module asks something of the bot. */
export type CallContext = Omit<CallRequest, "rest" | "at">;

/** Long enough for a host to die of the command before, and the next one to start: the command itself has five seconds. */
const GIVE_UP_MS = 20_000;

interface Call {
  readonly request: CallRequest;
  readonly timer: NodeJS.Timeout;
  resolve(outcome: Outcome): void;
}

export interface Calls {
  /** Puts a command into the host's story; resolves with the host's answer, or with a failure when none comes. */
  run(request: CallRequest): Promise<Outcome>;
  reply(message: Extract<FromHost, { type: "reply" }>): void;
  /** Answers what a running command asks of the bot. */
  service(message: Extract<FromHost, { type: "service" }>, send: SendAnswer): void;
  /** The host died. Commands that are still to come stay; what it had begun may have had effects, and fails. */
  abandon(stillToCome: ReadonlySet<number>): void;
}

interface CallsDeps {
  readonly log: Log;
  services(call: CallContext): BotServices;
  tell(command: CommandData): void;
  /** It waited too long; it must not run any more. */
  takeBack(commandId: number): void;
}

let lastId = 0;

export function createCalls({ log, services, tell, takeBack }: CallsDeps): Calls {
  const calls = new Map<number, Call>();
  const end = (id: number, outcome: Outcome) => {
    const call = calls.get(id);
    if (!call) return;
    calls.delete(id);
    clearTimeout(call.timer);
    call.resolve(outcome);
  };

  return {
    run: (request) =>
      new Promise((resolve) => {
        const id = ++lastId;
        const timer = setTimeout(() => {
          takeBack(id);
          end(id, failure(request.locale, { key: "bot.tookTooLong" }));
        }, GIVE_UP_MS);
        calls.set(id, { request, timer, resolve });
        tell({ ...request, id, timeoutMs: CALL_LIMIT_MS });
      }),

    reply: ({ id, outcome }) => end(id, outcome),

    service({ request, callId, service, args }, send) {
      const context = calls.get(callId)?.request;
      const question = { request, service, locale: context?.locale ?? SOURCE_LOCALE };
      sendAnswer(answer(context, services, service, args), question, send, log);
    },

    abandon(stillToCome) {
      for (const [id, { request }] of [...calls])
        if (!stillToCome.has(id)) end(id, failure(request.locale));
    },
  };
}

async function answer(
  call: CallRequest | undefined,
  services: (call: CallContext) => BotServices,
  service: keyof BotServices,
  args: readonly unknown[],
): Promise<unknown> {
  if (!call) throw new AppError("unavailable", { key: "bot.over" });
  const checked = checkArguments(service, args);
  const method = services(call)[service] as (...args: readonly unknown[]) => Promise<unknown>;
  return method(...checked);
}
