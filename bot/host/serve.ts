/** What a module host does with each message from the bot process. */
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import type { BlameWriter } from "./blame.ts";
import { watchForDeath } from "./death.ts";
import type { HostPort } from "./host-port.ts";
import { explainLoadError, loadModule } from "./loader.ts";
import type { ModuleFolder, ToHost } from "./messages.ts";
import { failure } from "./outcome.ts";
import { createRemoteServices } from "./remote-services.ts";
import { createReplica } from "./replica.ts";
import { Runtime } from "./runtime.ts";

interface ServeDeps {
  readonly port: HostPort;
  readonly blame: BlameWriter;
  readonly db: Db | null;
}

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
        port.send({ type: "say", module, networkId, target, text: String(text) }),
    }),
  });
  const folders = new Map<string, string>();
  let cache = "";

  const load = async (request: number | null, folder: ModuleFolder, settings: unknown) => {
    folders.set(folder.name, folder.folder);
    const leave = blame.enter(folder.name);
    try {
      const { module, version } = await loadModule(folder, cache);
      const manifest = await runtime.load(module, settings, { origin: folder.origin, version });
      port.send({ type: "loaded", request, manifest });
    } catch (error) {
      const told = explainLoadError(error, folder.folder);
      port.send({ type: "load.failed", request, name: folder.name, error: told });
    } finally {
      leave();
    }
  };
  const start = async (message: Extract<ToHost, { type: "start" }>) => {
    cache = message.cache;
    replica.reset(message.networks);
    for (const folder of message.folders) await load(null, folder, message.settings[folder.name]);
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
  const stop = async () => {
    await runtime.close();
    await db?.$disconnect();
    process.disconnect();
  };

  watchForDeath({ port, blame, folders });
  port.onMessage((message) => {
    switch (message.type) {
      case "start":
        return void start(message);
      case "load":
        return void load(message.request, message.folder, message.settings);
      case "unload":
        return void unload(message.request, message.name);
      case "presence":
        return message.changes.forEach(replica.apply);
      case "command":
        return void runtime
          .run(message.command, services.forCall(message.command.id))
          .catch(() => failure())
          .then((outcome) => port.send({ type: "reply", id: message.command.id, outcome }));
      case "event":
        return runtime.emit(message.event, message.except);
      case "intercept":
        return void intercept(message);
      case "service.result":
      case "service.error":
        return services.settle(message);
      case "ping":
        return port.send({ type: "pong", at: message.at });
      case "stop":
        return void stop();
    }
  });
}
