import type { Log } from "#core/log";

/** A log that keeps what it is told, for tests that expect problems. */
export function keepingLog() {
  const lines: { readonly level: string; readonly message: string; readonly details: object }[] =
    [];
  const write = (level: string) => (details: object, message: string) => {
    lines.push({ level, message, details });
  };
  const log: Log = {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  };
  return { log, lines };
}
