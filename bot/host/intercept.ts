/** Asks modules in turn whether an event may go on, and how. */
import type { Log } from "#core/log";
import { changeable, type EventName } from "../module-events.ts";
import type { EventData } from "./messages.ts";
import type { Interceptor } from "./module-table.ts";
import type { Verdict } from "./runtime.ts";

/** How long one module may think about one event before it goes on unchanged. */
const LIMIT_MS = 250;
/** A module that did not answer this often in a row is not asked for a while: waiting for it would delay everybody. */
const STRIKES = 3;
const PAUSE_MS = 30_000;

/** Remembers which modules did not answer lately. */
export interface Patience {
  isTired(module: string): boolean;
  answered(module: string): void;
  /** True when this was once too often. */
  failed(module: string): boolean;
}

export function createPatience(now: () => number = () => performance.now()): Patience {
  const strikes = new Map<string, { count: number; at: number }>();
  return {
    isTired(module) {
      const strike = strikes.get(module);
      return strike !== undefined && strike.count >= STRIKES && now() - strike.at < PAUSE_MS;
    },
    answered: (module) => void strikes.delete(module),
    failed(module) {
      const count = (strikes.get(module)?.count ?? 0) + 1;
      strikes.set(module, { count, at: now() });
      return count === STRIKES;
    },
  };
}

export interface Intercepted {
  /** Why it was stopped, or null. */
  readonly cancelled: string | null;
  readonly event: EventData;
}

interface AskDeps {
  readonly log: Log;
  readonly patience: Patience;
  /** It failed so often in a row that it is not asked for a while. */
  onPassedOver?(module: string, event: EventName): void;
  /** Of what may be changed in general, what may be changed here; everything when absent. */
  readonly fields?: readonly string[] | undefined;
  ask(interceptor: Interceptor, event: EventData, limitMs: number): Promise<Verdict>;
}

/** Each module sees what the one before it changed; the first that cancels ends it. A module that fails changes nothing. */
export async function askInterceptors(
  first: EventData,
  interceptors: readonly Interceptor[],
  { log, patience, ask, fields, onPassedOver }: AskDeps,
): Promise<Intercepted> {
  let event = first;
  for (const interceptor of interceptors) {
    if (patience.isTired(interceptor.name)) continue;
    try {
      const { cancel, changes } = await ask(interceptor, event, LIMIT_MS);
      patience.answered(interceptor.name);
      if (cancel !== null) {
        log.info({ module: interceptor.name, event: event.name, reason: cancel }, "event stopped");
        return { cancelled: cancel, event };
      }
      event = { ...event, ...allowed(event.name, changes, fields) };
    } catch (err) {
      // A module that hangs or breaks must not stop what it was only asked about.
      const isOften = patience.failed(interceptor.name);
      if (isOften) onPassedOver?.(interceptor.name, event.name);
      const what = isOften ? "interceptor is not asked for a while" : "interceptor did not answer";
      log.warn({ err, module: interceptor.name, event: event.name }, what);
    }
  }
  return { cancelled: null, event };
}

function allowed(
  name: EventName,
  changes: Verdict["changes"],
  here: readonly string[] | undefined,
): Record<string, string> {
  const fields: readonly string[] = changeable[name];
  return Object.fromEntries(
    Object.entries(changes).filter(
      ([field]) => fields.includes(field) && (here === undefined || here.includes(field)),
    ),
  );
}
