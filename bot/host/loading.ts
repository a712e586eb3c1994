/** Loads and unloads modules in their host, and tells the bot process how it went. */
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#core/errors";
import type { BlameWriter } from "./blame.ts";
import type { HostPort } from "./host-port.ts";
import { explainLoadError, loadModule } from "./loader.ts";
import type { ModuleSource, StartingModule, ToHost } from "./messages.ts";
import type { Runtime } from "./runtime.ts";

/** How long a module's setup may hold up those after it when a host starts. */
const SETUP_PATIENCE_MS = 1_000;

type Heard<Type extends ToHost["type"]> = Extract<ToHost, { type: Type }>;

interface LoadingDeps {
  readonly port: HostPort;
  readonly blame: BlameWriter;
  readonly runtime: Runtime;
  /** Where each module that was ever loaded lies, by name; filled in here. */
  readonly sources: Map<string, ModuleSource>;
}

/** What the messages about loading do. None of them throws: a failure is a message of its own. */
export function createLoading({ port, blame, runtime, sources }: LoadingDeps) {
  let cache = "";

  const load = async (
    request: number | null,
    { source, settings, bundle }: StartingModule,
    refused: readonly string[],
  ) => {
    const { name, origin } = source;
    sources.set(name, source);
    const leave = blame.enter(name);
    let running = "";
    const found = (file: string) => {
      running = file;
      port.send({ type: "loading", name, bundle: file });
      // Its code may never return.
      port.flush();
    };
    try {
      const { module, version } = await loadModule(source, { cache, bundle, refused, found });
      const manifest = await runtime.load(module, settings, { origin, version });
      port.send({ type: "loaded", request, bundle: running, manifest });
    } catch (error) {
      const told = explainLoadError(error, source);
      port.send({ type: "load.failed", request, name, error: told });
    } finally {
      leave();
    }
  };

  const start = async (message: Heard<"start">) => {
    cache = message.cache;
    for (const module of message.modules) {
      const patience = new AbortController();
      const enough = sleep(SETUP_PATIENCE_MS, undefined, { signal: patience.signal });
      await Promise.race([load(null, module, []), enough]);
      patience.abort();
      enough.catch(() => {});
    }
    port.send({ type: "ready" });
  };

  const unload = async ({ request, name }: Heard<"unload">) => {
    try {
      await runtime.unload(name);
      port.send({ type: "unloaded", request, name });
    } catch (error) {
      const told = AppError.is(error) ? error.message : String(error);
      port.send({ type: "load.failed", request, name, error: told });
    }
  };

  return {
    /** One after the other; a setup that takes long is left to itself while the next begins. */
    start,
    load: ({ request, source, settings, refused }: Heard<"load">) =>
      load(request, { source, settings, bundle: null }, refused),
    unload,
  };
}
