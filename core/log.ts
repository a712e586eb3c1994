import { pino } from "pino";
import { redactWire } from "./secrets.ts";

/** What code needs of a logger; pino fits. Details first, then one constant sentence. */
export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Writes NDJSON to standard output. Tokens and protocol passwords are hidden in every line, wherever they stand. */
export function createLog(process: string, level: string): Log {
  return pino({
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: { streamWrite: redactWire },
  });
}
