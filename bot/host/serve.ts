/** What a module host does with each message from the bot process. */
import type { Db } from "#core/db/client";
import { type Locale, SOURCE_LOCALE } from "#core/words/locales";
import type { BlameWriter } from "./blame.ts";
import { watchForDeath } from "./death.ts";
import type { HostPort } from "./host-port.ts";
import { createInbox } from "./inbox.ts";
import { createLoading } from "./loading.ts";
import type { CommandData, ModuleSource, Outcome, ToHost } from "./messages.ts";
import { failure } from "./outcome.ts";
import { createRemoteServices } from "./remote-services.ts";
import { createReplica } from "./replica.ts";
import { Runtime } from "./runtime.ts";
import type { StoreTrip } from "./store.ts";
import { isPromise } from "./tasks.ts";

interface ServeDeps {
  readonly port: HostPort;
  readonly blame: BlameWriter;
  readonly db: Db | null;
}

/** Answers messages until told to stop. */
export function serveModules({ port, blame, db }: ServeDeps): void {
  let language: Locale = SOURCE_LOCALE;
  const replica = createReplica();
  const services = createRemoteServices(port);
  const runtime = new Runtime({
    replica,
    instanceDeps: instanceDepsOf({ port, blame, db }, services.storeFor, () => language),
  });
  const sources = new Map<string, ModuleSource>();
  const loading = createLoading({ port, blame, runtime, sources });
  let place = 0;
  const putIn = createInbox({
    handle(message) {
      blame.reach(++place);
      if (message.type === "event") runtime.emit(message.event, message.except);
      else if (message.type === "presence") replica.apply(message.change);
      else answer(port, message.command, runtime.run(message.command, services.forCall));
    },
    taken: (count) => port.send({ type: "taken", count }),
    unfinished: () => runtime.unfinished,
  });

  watchForDeath({ port, blame, sources });
  port.onMessage((message) => {
    switch (message.type) {
      case "event":
      case "command":
      case "presence":
        return putIn(message);
      case "start":
        language = message.language;
        replica.reset(message.networks);
        return void loading.start(message);
      case "load":
        return void loading.load(message);
      case "unload":
        return void loading.unload(message);
      case "intercept":
        return void intercept(port, runtime, message);
      case "service.result":
      case "service.error":
        return services.settle(message);
      case "language":
        language = message.language;
        return;
      case "ping":
        return port.send({ type: "pong" });
      case "stop":
        return void stop(port, runtime, db);
    }
  });
}

/** What each copy of a module is given; whatever it says is made text before it travels. */
function instanceDepsOf(
  { port, blame, db }: ServeDeps,
  storeFor: (module: string) => StoreTrip,
  language: () => Locale,
) {
  return (module: string) => ({
    db,
    blame,
    log: port.logFor(module),
    store: storeFor(module),
    language,
    say: (networkId: unknown, target: unknown, text: unknown) =>
      port.send({
        ...{ type: "say", module, networkId: String(networkId) },
        ...{ target: String(target), text: String(text) },
      }),
  });
}

/** Sends a command's outcome, at once where there is one. */
function answer(
  port: HostPort,
  { id, locale }: CommandData,
  outcome: Outcome | Promise<Outcome>,
): void {
  const tell = (said: Outcome) => port.send({ type: "reply", id, outcome: said });
  if (isPromise(outcome)) void outcome.catch(() => failure(locale)).then(tell);
  else tell(outcome);
}

async function intercept(
  port: HostPort,
  runtime: Runtime,
  { request, module, event, timeoutMs }: Extract<ToHost, { type: "intercept" }>,
): Promise<void> {
  try {
    const verdict = await runtime.intercept(module, event, timeoutMs);
    port.send({ type: "verdict", request, failed: false, ...verdict });
  } catch (err) {
    // An interceptor that breaks stops nothing.
    port.logFor(module).error({ err, event: event.name }, "interceptor failed");
    port.send({ type: "verdict", request, failed: true, cancel: null, changes: {} });
  }
}

async function stop(port: HostPort, runtime: Runtime, db: Db | null): Promise<void> {
  await runtime.close();
  await db?.$disconnect();
  port.close();
}
