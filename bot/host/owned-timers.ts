/**
 * The timers that a module sets with the plain functions. They belong to it like everything that it registers: they end when it
 * goes, what they throw is logged, and a loop in one is blamed on it.
 */
import type { Log } from "#core/log";
import type { BlameWriter } from "./blame.ts";

/** Under this symbol a bundle finds its timers. */
export const TIMERS = "steward.timers";

type Handle = NodeJS.Timeout | NodeJS.Immediate;

const originals = {
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout,
  clearInterval,
  clearImmediate,
};
export const TIMER_NAMES = Object.keys(originals) as readonly (keyof typeof originals)[];

/** What each module has running, one set for each of its copies, the newest last. */
const scopes = new Map<string, Set<Handle>[]>();

/** From now on the module's timers are this copy's. Gives the way to end them all. */
export function openTimerScope(module: string): () => void {
  const scope = new Set<Handle>();
  scopes.set(module, [...(scopes.get(module) ?? []), scope]);
  return () => {
    const others = (scopes.get(module) ?? []).filter((other) => other !== scope);
    scopes.set(module, others);
    for (const handle of scope) end(handle);
    scope.clear();
  };
}

/** Lets bundles find their timers. Once for each host. */
export function offerTimers(blame: BlameWriter, logFor: (module: string) => Log): void {
  Reflect.set(globalThis, Symbol.for(TIMERS), (module: string) =>
    timersFor(module, blame, logFor(module)),
  );
}

type Work = (...args: unknown[]) => unknown;

function timersFor(module: string, blame: BlameWriter, log: Log) {
  const guarded = (work: Work) => {
    const failed = (err: unknown) => log.error({ err }, "a timer failed");
    return (...args: unknown[]) => {
      const leave = blame.enter(module);
      try {
        const result = work(...args);
        if (result instanceof Promise) result.catch(failed);
      } catch (err) {
        // Nobody waits for a timer; the module and its host go on.
        failed(err);
      } finally {
        leave();
      }
    };
  };
  const own = <Some extends Handle>(start: (done: () => void) => Some): Some => {
    const scope = scopes.get(module)?.at(-1);
    const handle: Some = start(() => scope?.delete(handle));
    scope?.add(handle);
    return handle;
  };
  const once = (work: Work, done: () => void) => {
    const run = guarded(work);
    return (...args: unknown[]) => {
      done();
      run(...args);
    };
  };
  const forget = (handle: Handle | undefined) => {
    for (const scope of scopes.get(module) ?? []) if (handle) scope.delete(handle);
  };

  return {
    setTimeout: (work: Work, ms?: number, ...args: unknown[]) =>
      own((done) => originals.setTimeout(once(work, done), ms, ...args)),
    setImmediate: (work: Work, ...args: unknown[]) =>
      own((done) => originals.setImmediate(once(work, done), ...args)),
    setInterval: (work: Work, ms?: number, ...args: unknown[]) =>
      own(() => originals.setInterval(guarded(work), ms, ...args)),
    clearTimeout(handle?: NodeJS.Timeout) {
      forget(handle);
      originals.clearTimeout(handle);
    },
    clearInterval(handle?: NodeJS.Timeout) {
      forget(handle);
      originals.clearInterval(handle);
    },
    clearImmediate(handle?: NodeJS.Immediate) {
      forget(handle);
      originals.clearImmediate(handle);
    },
  };
}

function end(handle: Handle): void {
  if ("hasRef" in handle && "refresh" in handle) originals.clearTimeout(handle);
  else originals.clearImmediate(handle as NodeJS.Immediate);
}
