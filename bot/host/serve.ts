/** What a module host does with each message from the bot process. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import type { BlameWriter } from "./blame.ts";
import { watchForDeath } from "./death.ts";
import type { HostPort } from "./host-port.ts";
import { createInbox } from "./inbox.ts";
import { explainLoadError, loadModule } from "./loader.ts";
import type { CommandData, Outcome, StartingModule, ToHost } from "./messages.ts";
import { failure } from "./outcome.ts";
import { createRemoteServices } from "./remote-services.ts";
import { createReplica } from "./replica.ts";
import { Runtime } from "./runtime.ts";
import { isPromise } from "./tasks.ts";

interface ServeDeps {
  readonly port: HostPort;
  readonly blame: BlameWriter;
  readonly db: Db | null;
}

/** How long a module's setup may hold up those after it when a host starts. */
const SETUP_PATIENCE_MS = 1_000;

/** Answers messages until told to stop. */
export function serveModules({ port, blame, db }: ServeDeps): void {
  const replica = createReplica();
  const services = createRemoteServices(port);
  const runtime = new Runtime({
    replica,
    instanceDeps: (module) => ({
      db,
      blame,
      log: port.logFor(module),
      say: (networkId, target, text) =>
        port.send({
          ...{ type: "say", module, networkId: String(networkId) },
          ...{ target: String(target), text: String(text) },
        }),
    }),
  });
  const folders = new Map<string, string>();
  let cache = "";
  let place = 0;

  const load = async (
    request: number | null,
    { folder, settings, bundle }: StartingModule,
    refused: readonly string[],
  ) => {
    const { name, origin } = folder;
    folders.set(name, folder.folder);
    const leave = blame.enter(name);
    let running = "";
    const found = (file: string) => {
      running = file;
      port.send({ type: "loading", name, bundle: file });
      // Its code may never return.
      port.flush();
    };
    try {
      const { module, version } = await loadModule(folder, { cache, bundle, refused, found });
      const manifest = await runtime.load(module, settings, { origin, version });
      port.send({ type: "loaded", request, bundle: running, manifest });
    } catch (error) {
      const told = explainLoadError(error, folder.folder);
      port.send({ type: "load.failed", request, name, error: told });
    } finally {
      leave();
    }
  };
  const start = async (message: Extract<ToHost, { type: "start" }>) => {
    cache = message.cache;
    replica.reset(message.networks);
    for (const module of message.modules) {
      const patience = new AbortController();
      const enough = sleep(SETUP_PATIENCE_MS, undefined, { signal: patience.signal });
      await Promise.race([load(null, module, []), enough]);
      patience.abort();
      enough.catch(() => {});
    }
    port.send({ type: "ready" });
  };
  const unload = async (request: number, name: string) => {
    try {
      await runtime.unload(name);
      port.send({ type: "unloaded", request, name });
    } catch (error) {
      const told = AppError.is(error) ? error.message : String(error);
      port.send({ type: "load.failed", request, name, error: told });
    }
  };
  const intercept = async (message: Extract<ToHost, { type: "intercept" }>) => {
    const { request, module, event, timeoutMs } = message;
    try {
      const verdict = await runtime.intercept(module, event, timeoutMs);
      port.send({ type: "verdict", request, failed: false, ...verdict });
    } catch (err) {
      // An interceptor that breaks stops nothing.
      port.logFor(module).error({ err, event: event.name }, "interceptor failed");
      port.send({ type: "verdict", request, failed: true, cancel: null, changes: {} });
    }
  };
  const run = (command: CommandData) => {
    const { id } = command;
    const outcome = runtime.run(command, services.forCall);
    const tell = (said: Outcome) => port.send({ type: "reply", id, outcome: said });
    if (isPromise(outcome)) void outcome.catch(() => failure()).then(tell);
    else tell(outcome);
  };
  const stop = async () => {
    await runtime.close();
    await db?.$disconnect();
    port.close();
  };
  const putIn = createInbox({
    handle(message) {
      blame.reach(++place);
      if (message.type === "event") runtime.emit(message.event, message.except);
      else if (message.type === "command") run(message.command);
      else replica.apply(message.change);
    },
    taken: (count) => port.send({ type: "taken", count }),
    unfinished: () => runtime.unfinished,
  });

  watchForDeath({ port, blame, folders });
  port.onMessage((message) => {
    switch (message.type) {
      case "event":
      case "command":
      case "presence":
        return putIn(message);
      case "start":
        return void start(message);
      case "load": {
        const { folder, settings } = message;
        return void load(message.request, { folder, settings, bundle: null }, message.refused);
      }
      case "unload":
        return void unload(message.request, message.name);
      case "intercept":
        return void intercept(message);
      case "service.result":
      case "service.error":
        return services.settle(message);
      case "ping":
        return port.send({ type: "pong" });
      case "stop":
        return void stop();
    }
  });
}
