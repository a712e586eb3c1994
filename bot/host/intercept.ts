/** Asks modules in turn whether an event may go on, and how. */
import type { Log } from "#core/log";
import type { Changeable, EventName } from "../module-api.ts";
import type { EventData } from "./messages.ts";
import type { Interceptor } from "./module-table.ts";
import type { Verdict } from "./runtime.ts";

/** How long one module may think about one event before it goes on unchanged. */
const LIMIT_MS = 250;

export interface Intercepted {
  /** Why it was stopped, or null. */
  readonly cancelled: string | null;
  readonly event: EventData;
}

interface AskDeps {
  readonly log: Log;
  ask(interceptor: Interceptor, event: EventData, limitMs: number): Promise<Verdict>;
}

type Fields<Name extends EventName> = readonly (Changeable[Name] extends never
  ? never
  : keyof Changeable[Name])[];

const changeable: { readonly [Name in EventName]: Fields<Name> } = {
  "message.channel": ["text"],
  "message.private": ["text"],
  action: ["text"],
  notice: ["text"],
  join: [],
  part: ["reason"],
  quit: ["reason"],
  kick: ["reason"],
  nick: [],
  mode: [],
  topic: ["text"],
  invite: [],
};

/** Each module sees what the one before it changed; the first that cancels ends it. A module that fails changes nothing. */
export async function askInterceptors(
  first: EventData,
  interceptors: readonly Interceptor[],
  { log, ask }: AskDeps,
): Promise<Intercepted> {
  let event = first;
  for (const interceptor of interceptors) {
    try {
      const { cancel, changes } = await ask(interceptor, event, LIMIT_MS);
      if (cancel !== null) {
        log.info({ module: interceptor.name, event: event.name, reason: cancel }, "event stopped");
        return { cancelled: cancel, event };
      }
      event = { ...event, ...allowed(event.name, changes) };
    } catch (err) {
      // A module that hangs or breaks must not stop what it was only asked about.
      log.warn({ err, module: interceptor.name, event: event.name }, "interceptor did not answer");
    }
  }
  return { cancelled: null, event };
}

function allowed(name: EventName, changes: Verdict["changes"]): Record<string, string> {
  const fields: readonly string[] = changeable[name];
  return Object.fromEntries(Object.entries(changes).filter(([field]) => fields.includes(field)));
}
