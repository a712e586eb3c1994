/** Module hosts without a process: modules run right here. For tests of modules and of the pipeline. */
import { noBlame } from "#bot/host/blame";
import type { CallContext, CallRequest } from "#bot/host/calls";
import { askInterceptors, createPatience } from "#bot/host/intercept";
import type { CommandHosts, ModuleHostsDeps } from "#bot/host/module-hosts";
import type { AnyCommand } from "#bot/host/registration";
import { createReplica } from "#bot/host/replica";
import { Runtime } from "#bot/host/runtime";
import type { BotServices } from "#bot/host/services";
import type { StoreAction } from "#bot/host/store";
import { createStoreTurns } from "#bot/host/store-turns";
import type { BotModule } from "#bot/module-api";
import type { Db } from "#core/db/client";
import type { Log } from "#core/log";
import { SOURCE_LOCALE } from "#core/words/locales";

interface LocalDeps {
  readonly db: Db;
  readonly log: Log;
  readonly networks: ModuleHostsDeps["networks"];
  services(call: CallContext): BotServices;
  say(networkId: string, target: string, text: string): void;
}

export interface LocalHosts extends CommandHosts {
  load(module: BotModule, settings?: unknown): Promise<void>;
  /** Resolves when no listener runs any more. */
  idle(): Promise<void>;
  /** Every command with its examples, answers included. */
  commands(): readonly AnyCommand[];
  /** Unloads everything; gives what was left running. */
  close(): Promise<readonly string[]>;
}

export function createLocalHosts({ db, log, networks, services, say }: LocalDeps): LocalHosts {
  const replica = createReplica();
  replica.reset(networks.networkStates());
  const stopPresence = networks.onPresence(replica.apply);
  const language = () => SOURCE_LOCALE;
  const turns = createStoreTurns(db);
  const instanceDeps = (module: string) => ({
    ...{ db, log, blame: noBlame, say, language },
    store: (action: StoreAction) => turns(module, action),
  });
  const runtime = new Runtime({ replica, instanceDeps });
  const listeners = new Set<() => void>();
  let lastId = 0;

  return {
    async load(module, settings = {}) {
      await runtime.load(module, settings, { origin: "built-in", version: "test" });
      for (const listener of listeners) listener();
    },
    run: async (request: CallRequest) =>
      runtime.run({ ...request, id: ++lastId, timeoutMs: 5_000 }, () => services(request)),
    emit: (event, except) => runtime.emit(event, except),
    intercepts: (name) =>
      runtime.manifests().some(({ intercepts }) => intercepts.some(({ event }) => event === name)),
    intercept: (event, except = [], fields) =>
      askInterceptors(
        event,
        runtime
          .manifests()
          .filter(({ name }) => !except.includes(name))
          .map(({ name, origin }) => ({ name, origin, priority: 0 })),
        {
          log,
          patience: createPatience(),
          fields,
          ask: ({ name }, changed, limitMs) => runtime.intercept(name, changed, limitMs),
        },
      ),
    manifests: () => runtime.manifests(),
    onManifests(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    idle: () => runtime.idle(),
    commands: () => runtime.commands(),
    async close() {
      stopPresence();
      await runtime.close();
      return runtime.leftovers();
    },
  };
}
