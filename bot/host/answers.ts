/** Sends a host what came of something that it asked for. */
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import type { Locale } from "#core/words/locales";
import type { ToHost } from "./messages.ts";

export type SendAnswer = (
  message: Extract<ToHost, { type: "service.result" | "service.error" }>,
) => void;

interface Question {
  readonly request: number;
  /** Names it in the log when it fails unexpectedly. */
  readonly service: string;
  readonly locale: Locale;
}

/** What is no AppError is logged, and told only as failed. Never rejects. */
export function sendAnswer(
  work: Promise<unknown>,
  { request, service, locale }: Question,
  send: SendAnswer,
  log: Log,
): void {
  work.then(
    (value) => send({ type: "service.result", request, value }),
    (error: unknown) => {
      if (!AppError.is(error)) log.error({ err: error, service }, "service failed");
      const told = AppError.is(error)
        ? { code: error.code, message: error.in(locale) }
        : { code: "unexpected", message: `${service} failed` };
      send({ type: "service.error", request, ...told });
    },
  );
}
